package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Network;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** On-premises servers of an old build are throttled, later blocked, for some minutes of each hour (LIM-40 to LIM-44). */
final class OutdatedServer {
    private static final String TEXT =
            ".7.230 Connecting Exchange server version is out-of-date; connection to Exchange" + " Online ";

    private static final Pattern BUILD = Pattern.compile("\\d{1,5}(\\.\\d{1,5}){1,3}");

    private OutdatedServer() {}

    /** LIM-43: for a peer that an OnPremises connector of the tenant recognised. */
    static Optional<Verdict> atRecipient(Cloud cloud, Peer peer, Tenant tenant) {
        var at = peer.session().at();
        return late(cloud)
                ? Optional.empty()
                : now(cloud, tenant, at)
                        .flatMap(stage -> build(cloud, peer)
                                .filter(build -> old(tenant, build))
                                .map(build -> new Verdict.Reject(reply(stage), because(tenant, stage, build))));
    }

    /** LIM-42, LIM-43: when only the message tells, or the switch says so. */
    static Optional<ContentVerdict> atEndOfData(Cloud cloud, Arrival arrival, Headers headers) {
        var attribution = arrival.attribution();
        var at = arrival.peer().session().at();
        return attribution.direction() != Direction.ORIGINATING
                        || attribution.connector().isEmpty()
                ? Optional.empty()
                : cloud.tenantOf(attribution)
                        .filter(tenant -> late(cloud))
                        .flatMap(tenant -> now(cloud, tenant, at)
                                .flatMap(stage -> (byReceivedLine(cloud)
                                                ? headers.first("Received").flatMap(OutdatedServer::written)
                                                : build(cloud, arrival.peer()))
                                        .filter(build -> old(tenant, build))
                                        .map(build -> new ContentVerdict.Reject(
                                                reply(stage), because(tenant, stage, build)))));
    }

    private static boolean byReceivedLine(Cloud cloud) {
        return !cloud.settings().assumption(Assumption.OUTDATED_BUILD_SEEN).equals("by-address");
    }

    private static boolean late(Cloud cloud) {
        return byReceivedLine(cloud)
                || !cloud.settings()
                        .assumption(Assumption.OUTDATED_SERVER_STAGE)
                        .equals("rcpt");
    }

    /** LIM-44: what is in force in this minute. */
    private static Optional<OutdatedStage> now(Cloud cloud, Tenant tenant, Instant at) {
        var minute = Math.floorMod(at.getEpochSecond(), 3600L) / 60;
        var first =
                cloud.settings().assumption(Assumption.OUTDATED_MINUTES_OF_HOUR).equals("first");
        return OutdatedStage.of(cloud, tenant, at)
                .filter(stage -> first ? minute < stage.minutes() : minute >= 60 - stage.minutes());
    }

    /** LIM-42: of the server that calls from this address. */
    private static Optional<String> build(Cloud cloud, Peer peer) {
        return cloud.topology().organizations().stream()
                .flatMap(organization -> organization.servers().stream())
                .filter(server -> calls(server, peer))
                .map(server -> server.build().id())
                .findFirst();
    }

    private static boolean calls(Server server, Peer peer) {
        return server.addresses().contains(peer.address())
                || Network.of(server.source(), "")
                        .egress()
                        .filter(peer.address()::equals)
                        .isPresent();
    }

    /** The build in a Received line that Exchange wrote (HDR-81, HDR-85). */
    private static Optional<String> written(String received) {
        var id = received.indexOf(" id ");
        var semicolon = received.indexOf(';', Math.max(id, 0));
        return id < 0
                        || semicolon < 0
                        || !(received.contains("Microsoft SMTP Server") || received.contains("with mapi"))
                ? Optional.empty()
                : Optional.of(received.substring(id + 4, semicolon).strip().split(" ", 2)[0])
                        .filter(text -> BUILD.matcher(text).matches());
    }

    private static boolean old(Tenant tenant, String build) {
        return tenant.organizationConfig()
                .text("oldestBuild")
                .filter(oldest -> Arrays.compare(numbers(build), numbers(oldest)) < 0)
                .isPresent();
    }

    private static int[] numbers(String build) {
        return Arrays.stream(build.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    }

    /** LIM-40. */
    private static SmtpReply reply(OutdatedStage stage) {
        return SmtpReply.of((stage.blocks() ? "550 5" : "450 4") + TEXT + (stage.blocks() ? "blocked" : "throttled")
                + " for " + stage.minutes() + " mins/hr.");
    }

    private static Reason because(Tenant tenant, OutdatedStage stage, String build) {
        var config = tenant.organizationConfig();
        var because = Reason.of(
                        "LIM-40",
                        "build {} of the server is out of date, {} is the oldest that is not",
                        build,
                        config.text("oldestBuild").orElse(""))
                .configuredAt(config.originOf(stage.setting()))
                .alsoAssuming("LIM-42")
                .alsoAssuming("LIM-43")
                .alsoAssuming("LIM-44");
        return stage.setting().equals("outdatedSince") ? because.alsoAssuming("TIME-54") : because;
    }
}
