package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/** The antispam report, as far as it follows from the way alone (HDR-56 to HDR-58, HDX-04 to HDX-06). */
record FilterVerdict(Cloud cloud, Tenant tenant, HeaderEdits edits) {
    private static final String SCL = Stamps.ORGANIZATION + "SCL";
    private static final String NOBODY = "255.255.255.255";
    private static final String REPORT = "X-Forefront-Antispam-Report";

    /** What a pass found: SKI internal, SKN skipped and clean before, NSPM scanned and clean. */
    private record Found(String score, String verdict, String category, Reason because) {
        static Found clean(String score, String verdict, Reason because) {
            return new Found(score, verdict, "NONE", because);
        }
    }

    void received(Stamps.Pass pass) {
        var arrival = pass.arrival();
        var attribution = pass.attribution();
        var found = found(pass);
        edits.set(SCL, found.score(), found.because());
        var peer = arrival.peer();
        var direction = attribution.authAs() == AuthAs.INTERNAL
                        && !leaves(arrival.envelope().recipients())
                ? "INT"
                : leaves(arrival.envelope().recipients()) ? "OUT" : "INB";
        var source = pass.check()
                .map(SenderCheck::source)
                .orElseGet(
                        () -> new SkipListing.Source(peer.address(), peer.helo().orElse("")));
        report(
                new From(
                        peer.address().toString(), // HDR-56: the connector's, whatever stands behind it
                        source.name(),
                        cloud.reverse().name(source.address())),
                found,
                direction);
        edits.set("X-Microsoft-Antispam", "BCL:0;", Reason.assuming("HDX-05", "what this pass found"));
    }

    private Found found(Stamps.Pass pass) {
        var arrival = pass.arrival();
        var attribution = pass.attribution();
        var carried = edits.headers().first(SCL).map(String::strip);
        if (attribution.authAs() == AuthAs.INTERNAL) {
            var rule = cloud.settings().assumption(Assumption.TRUSTED_SCL);
            var score = rule.equals("keep") ? carried.orElse("1") : rule;
            return Found.clean(score, "SKI", Reason.assuming("HDR-57", "mail of the tenant's own"));
        }
        if (attribution.crossPremises() && carried.filter("-1"::equals).isPresent()) {
            return Found.clean("-1", "SKN", Reason.assuming("HDX-04", "the other half had marked it clean"));
        }
        var trusted = arrival.envelope()
                .sender()
                .map(EmailAddress::domain)
                .flatMap(tenant.domains()::remote)
                .filter(domain -> domain.trustedMail().inbound());
        return trusted.map(domain -> Found.clean(
                        "-1",
                        "SKN",
                        Reason.of("DOM-24", "mail of {} is trusted", domain.domainName())
                                .configuredAt(domain.source().originOf("TrustedMailInboundEnabled"))))
                .orElseGet(() -> scanned(pass));
    }

    /** HDR-97: a colleague whom nobody vouches for, from an address that the domain does not name. */
    private Found scanned(Stamps.Pass pass) {
        if (!(pass.action() instanceof DmarcAction.None)) {
            return spoofed(pass, pass.action().because());
        }
        var marks = cloud.settings().assumption(Assumption.SPOOFED_COLLEAGUE).equals("spam");
        return pass.check()
                .filter(check -> marks && check.poses())
                .map(check -> spoofed(
                        pass,
                        Reason.of(
                                        "HDR-97",
                                        "SPF of {} says {} of {}",
                                        check.findings().spf().domain(),
                                        check.spf().word(),
                                        check.source().address())
                                .alsoAssuming("HDX-16")))
                .orElseGet(() -> Found.clean("1", "NSPM", Reason.of("HDR-56", "nothing else speaks against it")));
    }

    /** HDX-05: in the name of the tenant itself, or of another. */
    private static Found spoofed(Stamps.Pass pass, Reason because) {
        var own = pass.check().filter(SenderCheck::own).isPresent();
        return new Found("5", "SPM", own ? "INTOS" : "SPOOF", because.alsoAssuming("HDX-05"));
    }

    /** A first recipient whom the tenant does not accept: the message goes through. */
    private boolean leaves(List<EnvelopeRecipient> recipients) {
        return tenant.accepted(recipients.getFirst().address().domain()).isEmpty();
    }

    /** Mail that the cloud submitted, on its way out: scanned as outgoing. */
    static void leaving(Cloud cloud, HeldMessage held, HeaderEdits edits) {
        var owner = cloud.tenantOf(held.attribution());
        if (owner.isEmpty()
                || held.attribution().direction() != Direction.ORIGINATING
                || edits.headers().has(REPORT)) {
            return;
        }
        var verdict = new FilterVerdict(cloud, owner.get(), edits);
        var outward = verdict.leaves(held.envelope().recipients());
        var found = outward
                ? Found.clean("1", "NSPM", Reason.assuming("HDX-06", "scanned on its way out"))
                : Found.clean("1", "SKI", Reason.assuming("HDX-06", "inside the organization"));
        // HDX-06: [M] no connection brought it, so the address is that of nobody
        verdict.report(new From(NOBODY, cloud.names().mailbox(), ""), found, outward ? "OUT" : "INT");
        edits.set("X-Microsoft-Antispam", "BCL:0;", found.because());
    }

    /** HDX-05: what goes out was born here (1101) or came in first (1102). */
    private static String path(From from, String direction) {
        if (!direction.equals("OUT")) {
            return "";
        }
        return from.address().equals(NOBODY) ? "SFP:1101;" : "SFP:1102;";
    }

    private record From(String address, String helo, String pointer) {}

    private void report(From from, Found found, String direction) {
        edits.set(
                REPORT,
                "CIP:" + from.address() + ";CTRY:;LANG:en;SCL:" + found.score() + ";SRV:;IPV:NLI;SFV:" + found.verdict()
                        + ";H:" + from.helo() + ";PTR:" + from.pointer() + ";CAT:"
                        + found.category() + ";SFS:;DIR:" + direction + ";" + path(from, direction),
                found.because().fact().equals("HDR-56")
                        ? Reason.of("HDR-58", "what this pass found")
                        : found.because());
    }
}
