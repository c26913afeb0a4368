package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.ConvertedFromMapi;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.exchange.OriginalStamps;
import dev.hybridlab.mailflow.exchange.OriginatorOrg;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What Exchange Online writes on a message, as far as it depends on the way the message took (HDR-51 to HDR-66). */
record Stamps(Cloud cloud, Tenant tenant, HeaderEdits edits) {
    private static final String ONE_DAY = "1.00:00:00";
    static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";
    static final String AUTH_SOURCE = "X-MS-Exchange-Organization-AuthSource";
    static final String AUTH_MECHANISM = "X-MS-Exchange-Organization-AuthMechanism";
    static final String ORGANIZATION = "X-MS-Exchange-Organization-";

    /**
     * @param arrival how it came
     * @param attribution as it stands after promotion
     * @param message as it arrived
     * @param travelling whether its CrossTenant fields come from Exchange Online itself (HDX-03)
     * @param check whether it is from whom it says; empty where nobody asks
     * @param action what DMARC makes of it
     */
    record Pass(
            Arrival arrival,
            Attribution attribution,
            Message message,
            boolean travelling,
            Optional<SenderCheck> check,
            DmarcAction action) {}

    /** An attribution: in the order in which delivered messages show the fields. */
    void incoming(Pass pass) {
        var arrival = pass.arrival();
        var attribution = pass.attribution();
        var at = arrival.peer().session().at();
        expiration(at);
        OriginalStamps.write(edits, pass.message(), at);
        networkMessageId(Ids.networkMessageId(cloud.settings().seed(), arrival.ref()));
        edits.set(
                Counter.HEADER,
                Integer.toString(attribution.pass()),
                Reason.assuming("HDR-51", "the index of this pass"));
        edits.set(
                Counter.TENANT_HEADER, tenant.id() + ":" + attribution.pass(), Reason.of("HDR-52", "tenant and pass"));
        directionality(attribution);
        traffic(shortName(cloud.names().edgeInside()), Reason.of("HDR-59", "every message"));
        if (!pass.travelling()) {
            var crossTenant = new CrossTenantStamps(cloud, tenant, edits);
            crossTenant.common(at, attribution);
            crossTenant.attributed(arrival, attribution);
        }
        if (attribution.direction() == Direction.ORIGINATING) {
            OriginatorOrg.stamp(
                    edits,
                    cloud.settings(),
                    arrival.envelope().parameters(),
                    attribution.authAs() == Attribution.AuthAs.INTERNAL);
        }
        new FilterVerdict(cloud, tenant, edits).received(pass);
    }

    void submitted(Submission submission, Attribution attribution, Message message) {
        var names = cloud.names();
        expiration(submission.at());
        OriginalStamps.write(edits, message, submission.at());
        networkMessageId(Ids.networkMessageId(cloud.settings().seed(), submission.ref()));
        directionality(attribution);
        traffic(shortName(names.mailbox()), Reason.assuming("HDX-09", "from the mailbox server to the hub"));
        var judged = Reason.assuming("HDR-43", "a mailbox submission");
        edits.set(AUTH_AS, "Internal", judged)
                .set(AUTH_SOURCE, names.mailbox(), judged)
                .set(AUTH_MECHANISM, "04", judged);
        var store = Reason.of("HDR-28", "from the store").alsoAssuming("HDX-15");
        edits.set(ORGANIZATION + "MessageSource", "StoreDriver", store)
                .set(ORGANIZATION + "TransportTrafficType", "Email", store)
                .set(ORGANIZATION + "TransportTrafficSubType", "", store)
                .set(ORGANIZATION + "Antispam-ScanContext", "DIR:Originating;SFV:NSPM;SKIP:0;", store);
        edits.set(
                ORGANIZATION + "SCL",
                cloud.settings().assumption(Assumption.TRUSTED_SCL).equals("-1") ? "-1" : "1",
                Reason.assuming("HDR-57", "mail of the tenant's own"));
        var crossTenant = new CrossTenantStamps(cloud, tenant, edits);
        crossTenant.common(submission.at(), attribution);
        crossTenant.hosted(submission.envelope().sender());
        edits.set(
                "X-OriginatorOrg",
                tenant.domains().byDefault().map(AcceptedDomain::name).orElse(tenant.name()),
                Reason.of("HDR-33", "the organization's primary domain"));
        ConvertedFromMapi.write(edits);
    }

    /** HDR-54: one value, in every fork and under all three names. */
    private void networkMessageId(String fresh) {
        var id = edits.headers()
                .first(ORGANIZATION + "Network-Message-Id")
                .or(() -> edits.headers().first(CrossTenantStamps.PREFIX + "Network-Message-Id"))
                .orElse(fresh);
        var same = Reason.of("HDR-54", "the same in every fork");
        edits.set(ORGANIZATION + "Network-Message-Id", id, same)
                .set(CrossTenantStamps.PREFIX + "Network-Message-Id", id, same)
                .set("X-MS-Office365-Filtering-Correlation-Id", id, same);
    }

    private void directionality(Attribution attribution) {
        edits.set(
                ORGANIZATION + "MessageDirectionality",
                attribution.direction().toString(),
                Reason.of("HDR-53", "attributed as {}", attribution.direction()));
    }

    private void traffic(String first, Reason because) {
        edits.set("X-MS-PublicTrafficType", "Email", Reason.of("HDR-59", "every message"))
                .set(
                        "X-MS-TrafficTypeDiagnostic",
                        first + ":EE_|" + cloud.names().hubShort() + ":EE_",
                        because);
    }

    static String shortName(String host) {
        return host.substring(0, host.indexOf('.'));
    }

    /** HDR-55; what the other half counted from goes on to count (HDX-02). */
    private void expiration(Instant at) {
        var promoted = edits.headers().has(ORGANIZATION + "ExpirationStartTime");
        if (promoted
                && cloud.settings().assumption(Assumption.PROMOTED_EXPIRATION).equals("kept")) {
            return;
        }
        var because = promoted
                ? Reason.assuming("HDX-02", "a message lives so long from here on")
                : Reason.of("HDR-55", "a message lives so long");
        var day = because.configuredAt(tenant.transportConfig().originOf("MessageExpiration"));
        edits.set(ORGANIZATION + "ExpirationStartTime", OriginalStamps.time(at), day)
                .set(ORGANIZATION + "ExpirationStartTimeReason", "OriginalSubmit", day)
                .set(ORGANIZATION + "ExpirationInterval", interval(), day)
                .set(ORGANIZATION + "ExpirationIntervalReason", "OriginalSubmit", day);
    }

    /** TIME-13, as HDR-55 shows it: {@code 1:00:00:00.0000000}. */
    private String interval() {
        var written = tenant.transportConfig().text("MessageExpiration").orElse(ONE_DAY);
        if (written.equals(ONE_DAY)) {
            return "1:00:00:00.0000000";
        }
        var life = Amounts.duration(written);
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d:%02d.0000000",
                life.toDays(),
                life.toHoursPart(),
                life.toMinutesPart(),
                life.toSecondsPart());
    }

    /** HDR-65. */
    void delivered(Instant since, Instant now) {
        var seconds = Math.max(0, now.getEpochSecond() - since.getEpochSecond());
        var latency =
                String.format(Locale.ROOT, "%02d:%02d:%02d.0000000", seconds / 3600, seconds / 60 % 60, seconds % 60);
        edits.set("X-MS-Exchange-Transport-EndToEndLatency", latency, Reason.of("HDR-65", "in the store"))
                .set(
                        "X-MS-Exchange-Processed-By-BccFoldering",
                        ReceivedLine.zeroPadded(Cloud.BUILD),
                        Reason.of("HDR-65", "in the store"));
    }
}
