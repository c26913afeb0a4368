package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.exchange.OriginalStamps;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Optional;

/** The family that travels between tenants (HDR-04, HDR-60 to HDR-64). */
record CrossTenantStamps(Cloud cloud, Tenant tenant, HeaderEdits edits) {
    static final String PREFIX = "X-MS-Exchange-CrossTenant-";
    private static final String STAMPED = "X-MS-Exchange-Transport-CrossTenantHeadersStamped";
    private static final String STRIPPED = "X-MS-Exchange-Transport-CrossTenantHeadersStripped";
    private static final String PROMOTED = "X-MS-Exchange-Transport-CrossTenantHeadersPromoted";

    /**
     * What came with a message: from Exchange Online itself it stays as it is, from anybody else it is data that this pass
     * writes over, or takes away (HDX-03). True when it stays.
     */
    static boolean arrived(Cloud cloud, Arrival arrival, HeaderEdits edits) {
        if (edits.headers().fields().stream().noneMatch(HeaderFamily.CROSS_TENANT::has)) {
            return false;
        }
        var edge = Stamps.shortName(cloud.names().edgeInside());
        var own = arrival.peer().address().toString().equals(ExchangeOnline.ADDRESS); // every tenant leaves from there
        if (own) {
            edits.set(PROMOTED, edge, Reason.assuming("HDX-03", "Exchange Online wrote them itself"));
        } else if (cloud.settings()
                .assumption(Assumption.CROSS_TENANT_FROM_OUTSIDE)
                .equals("stripped")) {
            var because = Reason.assuming("HDX-03", "they come from outside Exchange Online");
            edits.remove(HeaderFamily.CROSS_TENANT, because).set(STRIPPED, edge, because);
        }
        return own;
    }

    /** On every pass (HDR-60). */
    void common(Instant at, Attribution attribution) {
        var because = Reason.of("HDR-60", "what other tenants may know");
        edits.set(PREFIX + "OriginalArrivalTime", OriginalStamps.time(at), because)
                .set(PREFIX + "Id", tenant.id(), because)
                .set(
                        PREFIX + "AuthSource",
                        edits.headers().first(Stamps.AUTH_SOURCE).orElse(""),
                        because)
                .set(PREFIX + "AuthAs", attribution.authAs().toString(), because);
        edits.set(STAMPED, cloud.names().hubShort(), Reason.of("HDR-64", "stamped here"));
    }

    /** What an attribution says of the way (HDR-61, HDR-62). */
    void attributed(Arrival arrival, Attribution attribution) {
        var originating = attribution.direction() == Direction.ORIGINATING;
        edits.set(
                PREFIX + "FromEntityHeader",
                originating ? "HybridOnPrem" : "Internet",
                Reason.of("HDR-61", "{}", attribution.direction()));
        if (originating) {
            var peer = arrival.peer();
            edits.set(
                    PREFIX + "OriginalAttributedTenantConnectingIp",
                    "TenantId=" + tenant.id() + ";Ip=[" + peer.address() + "];Helo=["
                            + peer.helo().orElse("") + "]",
                    Reason.of("HDR-62", "hybrid mail"));
        } else {
            edits.remove(
                    field -> field.is(PREFIX + "OriginalAttributedTenantConnectingIp"),
                    Reason.of("HDR-62", "hybrid mail only"));
        }
        edits.remove(CrossTenantStamps::isHosted, Reason.of("HDR-63", "mail submitted in the cloud only"));
    }

    private static boolean isHosted(HeaderField field) {
        return field.is(PREFIX + "MailboxType")
                || field.is(PREFIX + "UserPrincipalName")
                || field.is(PREFIX + "RMS-PersistedConsumerOrg");
    }

    /** Submitted in the cloud (HDR-61, HDR-63): names opaque, as they are to everybody outside. */
    void hosted(Optional<EmailAddress> sender) {
        var because = Reason.of("HDR-63", "submitted in the cloud");
        var seed = cloud.settings().seed();
        edits.set(PREFIX + "FromEntityHeader", "Hosted", Reason.of("HDR-61", "submitted in the cloud"))
                .set(PREFIX + "MailboxType", "HOSTED", because)
                .set(
                        PREFIX + "UserPrincipalName",
                        Hash.of(
                                seed,
                                "user-principal-name",
                                sender.map(EmailAddress::key).orElse("<>")),
                        because)
                .set(PREFIX + "RMS-PersistedConsumerOrg", Hash.guid(seed, "consumer-org", tenant.id()), because);
    }
}
