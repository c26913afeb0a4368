package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What Exchange Online writes on a message, as far as it depends on the way the message took (HDR-51 to HDR-66). */
record Stamps(Cloud cloud, Tenant tenant, HeaderEdits edits) {
    static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";
    static final String AUTH_SOURCE = "X-MS-Exchange-Organization-AuthSource";
    private static final String ORGANIZATION = "X-MS-Exchange-Organization-";
    private static final String CROSS_TENANT = "X-MS-Exchange-CrossTenant-";
    private static final DateTimeFormatter ARRIVAL =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss.SSSS '(UTC)'", Locale.ENGLISH);

    void incoming(Arrival arrival, Attribution attribution) {
        var peer = arrival.peer();
        var at = peer.session().at();
        var originating = attribution.direction() == Direction.ORIGINATING;
        edits.set(
                Counter.HEADER,
                Integer.toString(attribution.pass()),
                Reason.assuming("HDR-51", "the index of this pass"));
        edits.set(
                Counter.TENANT_HEADER, tenant.id() + ":" + attribution.pass(), Reason.of("HDR-52", "tenant and pass"));
        common(at, attribution, Ids.networkMessageId(cloud.settings().seed(), arrival.ref()));
        edits.set(
                CROSS_TENANT + "FromEntityHeader",
                originating ? "HybridOnPrem" : "Internet",
                Reason.of("HDR-61", "{}", attribution.direction()));
        if (originating) {
            edits.set(
                    CROSS_TENANT + "OriginalAttributedTenantConnectingIp",
                    "TenantId=" + tenant.id() + ";Ip=[" + peer.address() + "];Helo=["
                            + peer.helo().orElse("") + "]",
                    Reason.of("HDR-62", "hybrid mail"));
            arrival.envelope()
                    .parameters()
                    .get("XOORG")
                    .ifPresent(organization ->
                            edits.set("X-OriginatorOrg", organization, Reason.of("HDR-33", "XOORG said so")));
        }
        filtered(arrival, attribution);
    }

    /** HDR-56, HDR-58: the verdict, as far as it follows from the way alone. */
    private void filtered(Arrival arrival, Attribution attribution) {
        var internal = attribution.authAs() == AuthAs.INTERNAL;
        var score = internal ? cloud.settings().assumption("trustedScl", "1") : "1";
        var scored = internal
                ? Reason.assuming("HDR-57", "mail of the tenant's own")
                : Reason.of("HDR-56", "nothing else speaks against it");
        edits.set(ORGANIZATION + "SCL", score, scored);
        var direction = internal ? "INT" : "INB";
        edits.set(
                "X-Forefront-Antispam-Report",
                "CIP:" + arrival.peer().address() + ";CTRY:;LANG:en;SCL:" + score + ";SRV:;IPV:NLI;SFV:"
                        + (internal ? "SKI" : "NSPM") + ";H:"
                        + arrival.peer().helo().orElse("") + ";PTR:;CAT:NONE;SFS:;DIR:"
                        + direction + ";",
                Reason.of("HDR-58", "what this pass found"));
        edits.set("X-Microsoft-Antispam", "BCL:0;", Reason.of("HDR-58", "what this pass found"));
    }

    void submitted(Submission submission, Attribution attribution) {
        var names = cloud.names();
        var judged = Reason.of("HDR-43", "a mailbox submission");
        edits.set(AUTH_AS, "Internal", judged)
                .set(AUTH_SOURCE, names.mailbox(), judged)
                .set(ORGANIZATION + "AuthMechanism", "04", judged);
        edits.set(ORGANIZATION + "MessageSource", "StoreDriver", Reason.of("HDR-28", "from the store"));
        common(
                submission.at(),
                attribution,
                Ids.networkMessageId(cloud.settings().seed(), submission.ref()));
        edits.set(CROSS_TENANT + "FromEntityHeader", "Hosted", Reason.of("HDR-61", "submitted in the cloud"))
                .set(CROSS_TENANT + "MailboxType", "HOSTED", Reason.of("HDR-63", "submitted in the cloud"));
        edits.set(
                "X-OriginatorOrg",
                tenant.domains().byDefault().map(AcceptedDomain::name).orElse(tenant.name()),
                Reason.of("HDR-33", "the organization's primary domain"));
        var mapi = Reason.of("HDR-66", "converted from MAPI");
        edits.set("X-MS-Has-Attach", "", mapi).set("X-MS-TNEF-Correlator", "", mapi);
    }

    private void common(Instant at, Attribution attribution, String freshId) {
        var promoted = edits.headers().first(ORGANIZATION + "Network-Message-Id");
        var id = promoted.orElse(freshId);
        var same = Reason.of("HDR-54", "the same in every fork");
        edits.set(ORGANIZATION + "Network-Message-Id", id, same)
                .set(CROSS_TENANT + "Network-Message-Id", id, same)
                .set("X-MS-Office365-Filtering-Correlation-Id", id, same);
        edits.set(
                ORGANIZATION + "MessageDirectionality",
                attribution.direction().toString(),
                Reason.of("HDR-53", "attributed as {}", attribution.direction()));
        expiration(at);
        crossTenant(at, attribution);
        var names = cloud.names();
        edits.set("X-MS-PublicTrafficType", "Email", Reason.of("HDR-59", "every message"))
                .set(
                        "X-MS-TrafficTypeDiagnostic",
                        names.edgeInside().substring(0, names.edgeInside().indexOf('.')) + ":EE_|" + names.hubShort()
                                + ":EE_",
                        Reason.of("HDR-59", "every message"));
    }

    private void expiration(Instant at) {
        var day = Reason.of("HDR-55", "a message lives one day");
        edits.set(ORGANIZATION + "ExpirationStartTime", ARRIVAL.format(at.atOffset(ZoneOffset.UTC)), day)
                .set(ORGANIZATION + "ExpirationStartTimeReason", "OriginalSubmit", day)
                .set(ORGANIZATION + "ExpirationInterval", "1:00:00:00.0000000", day)
                .set(ORGANIZATION + "ExpirationIntervalReason", "OriginalSubmit", day);
    }

    private void crossTenant(Instant at, Attribution attribution) {
        var because = Reason.of("HDR-60", "what other tenants may know");
        edits.set(CROSS_TENANT + "OriginalArrivalTime", ARRIVAL.format(at.atOffset(ZoneOffset.UTC)), because)
                .set(CROSS_TENANT + "Id", tenant.id(), because)
                .set(CROSS_TENANT + "AuthAs", attribution.authAs().toString(), because)
                .set(
                        CROSS_TENANT + "AuthSource",
                        edits.headers().first(AUTH_SOURCE).orElse(""),
                        because);
        edits.set(
                "X-MS-Exchange-Transport-CrossTenantHeadersStamped",
                cloud.names().hubShort(),
                Reason.of("HDR-64", "stamped here"));
    }

    /** HDR-65. */
    void delivered(Instant since, Instant now) {
        var seconds = Math.max(0, now.getEpochSecond() - since.getEpochSecond());
        var latency =
                String.format(Locale.ROOT, "%02d:%02d:%02d.0000000", seconds / 3600, seconds / 60 % 60, seconds % 60);
        edits.set("X-MS-Exchange-Transport-EndToEndLatency", latency, Reason.of("HDR-65", "in the store"))
                .set("X-MS-Exchange-Processed-By-BccFoldering", Cloud.STORE_BUILD, Reason.of("HDR-65", "in the store"));
    }
}
