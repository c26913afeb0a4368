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
    private static final String REPORT = "X-Forefront-Antispam-Report";

    /** What a pass found: SKI internal, SKN skipped and clean before, NSPM scanned and clean. */
    private record Found(String score, String verdict, Reason because) {}

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
        report(
                new From(
                        peer.address().toString(),
                        peer.helo().orElse(""),
                        cloud.reverse().name(peer.address())),
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
            return new Found(score, "SKI", Reason.assuming("HDR-57", "mail of the tenant's own"));
        }
        if (attribution.crossPremises() && carried.filter("-1"::equals).isPresent()) {
            return new Found("-1", "SKN", Reason.assuming("HDX-04", "the other half had marked it clean"));
        }
        var trusted = arrival.envelope()
                .sender()
                .map(EmailAddress::domain)
                .flatMap(tenant.domains()::remote)
                .filter(domain -> domain.trustedMail().inbound());
        return trusted.map(domain -> new Found(
                        "-1",
                        "SKN",
                        Reason.of("DOM-24", "mail of {} is trusted", domain.domainName())
                                .configuredAt(domain.source().originOf("TrustedMailInboundEnabled"))))
                .orElseGet(() -> scanned(pass));
    }

    /** HDR-97: a colleague whom nobody vouches for, from an address that the domain does not name. */
    private Found scanned(Stamps.Pass pass) {
        if (!(pass.action() instanceof DmarcAction.None)) {
            return new Found("5", "SPM", pass.action().because());
        }
        var marks = cloud.settings().assumption(Assumption.SPOOFED_COLLEAGUE).equals("spam");
        return pass.check()
                .filter(check -> marks && check.poses())
                .map(check -> new Found(
                        "5",
                        "SPM",
                        Reason.of(
                                        "HDR-97",
                                        "SPF of {} says {} of {}",
                                        check.findings().spf().domain(),
                                        check.spf().word(),
                                        check.source().address())
                                .alsoAssuming("HDX-16")))
                .orElseGet(() -> new Found("1", "NSPM", Reason.of("HDR-56", "nothing else speaks against it")));
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
                ? new Found("1", "NSPM", Reason.assuming("HDX-06", "scanned on its way out"))
                : new Found("1", "SKI", Reason.assuming("HDX-06", "inside the organization"));
        // HDX-06: [M] no connection brought it, so the address is that of nobody
        verdict.report(new From("255.255.255.255", cloud.names().mailbox(), ""), found, outward ? "OUT" : "INT");
        edits.set("X-Microsoft-Antispam", "BCL:0;", found.because());
    }

    private record From(String address, String helo, String pointer) {}

    private void report(From from, Found found, String direction) {
        edits.set(
                REPORT,
                "CIP:" + from.address() + ";CTRY:;LANG:en;SCL:" + found.score() + ";SRV:;IPV:NLI;SFV:" + found.verdict()
                        + ";H:" + from.helo() + ";PTR:" + from.pointer() + ";CAT:"
                        + (found.verdict().equals("SPM") ? "SPOOF" : "NONE")
                        + ";SFS:;DIR:" + direction + ";",
                found.because().fact().equals("HDR-56")
                        ? Reason.of("HDR-58", "what this pass found")
                        : found.because());
    }
}
