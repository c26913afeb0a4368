package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.exchange.FromField;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.OutboundPool;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import java.util.Optional;

/**
 * As whom and from where mail leaves for the outside: under its sender or a rewritten one, from the addresses that Microsoft answers for
 * or from those for mail that nobody vouches for (EXO-OUT-63 to EXO-OUT-66).
 *
 * @param told what was decided and why, beside the connectors; empty: it leaves as what it is, as most mail does
 */
record Leaving(Hop.Guise guise, Optional<Considered> told) {
    static final Leaving AS_IT_IS = new Leaving(Hop.Guise.NONE, Optional.empty());

    /** To somebody outside, by MX or a partner's connector. */
    static Leaving toOutside(Cloud cloud, Tenant tenant, HeldMessage held, String domain) {
        var one = cloud.settings().assumption(Assumption.OUTBOUND_POOLS).equals("one");
        if (one || !cloud.authenticates() || tenant.accepted(domain).isPresent()) {
            return AS_IT_IS;
        }
        var sender = held.sender();
        if (sender.isEmpty()) {
            return from(OutboundPool.HIGH_RISK, Reason.of("EXO-OUT-65", "it has no sender: a notice or an answer"));
        }
        return tenant.accepted(sender.get().domain()).isPresent()
                ? own(cloud, held, sender.get())
                : strangers(new SenderForm(cloud, tenant), held, sender.get());
    }

    /** EXO-OUT-66. */
    private static Leaving own(Cloud cloud, HeldMessage held, EmailAddress sender) {
        if (held.from().isPresent()
                && EntryFindings.of(held).filter(EntryFindings::offends).isPresent()) {
            return from(
                    OutboundPool.HIGH_RISK,
                    Reason.of("EXO-OUT-66", "it claims to be from {}, whose DMARC policy it failed", sender.domain()));
        }
        return published(cloud, held, sender.domain(), Type.MX) || published(cloud, held, sender.domain(), Type.A)
                ? AS_IT_IS
                : from(
                        OutboundPool.HIGH_RISK,
                        Reason.of("EXO-OUT-66", "{} has neither MX nor A, so nobody can answer", sender.domain()));
    }

    private static boolean published(Cloud cloud, HeldMessage held, String domain, Type type) {
        return cloud.published().ask(domain, type, held.since()) instanceof NameAnswer.Found;
    }

    /** EXO-OUT-63, EXO-OUT-64. */
    private static Leaving strangers(SenderForm form, HeldMessage held, EmailAddress sender) {
        var findings = EntryFindings.of(held);
        if (findings.filter(found -> vouched(found, held, sender)).isEmpty()) {
            return from(
                    OutboundPool.RELAY,
                    Reason.assuming(
                            "EXO-OUT-64",
                            "{} is a stranger, and neither SPF nor DKIM of {} passed when it came",
                            sender,
                            sender.domain()));
        }
        var rewritten = form.of(held, sender);
        return new Leaving(
                new Hop.Guise(Optional.of(rewritten), Optional.empty()),
                Optional.of(new Considered(
                        "(sender rewriting)",
                        true,
                        Reason.assuming(
                                        "EXO-OUT-63",
                                        "{} is a stranger who was vouched for, and becomes {}",
                                        sender,
                                        rewritten)
                                .alsoAssuming("EXO-OUT-61"))));
    }

    private static boolean vouched(EntryFindings found, HeldMessage held, EmailAddress sender) {
        var author = FromField.address(held.message().headers())
                .map(EmailAddress::domain)
                .orElse(sender.domain());
        return found.spf()
                || found.signers().stream()
                        .anyMatch(
                                signer -> signer.equalsIgnoreCase(sender.domain()) || signer.equalsIgnoreCase(author));
    }

    private static Leaving from(OutboundPool pool, Reason because) {
        return new Leaving(
                new Hop.Guise(Optional.empty(), Optional.of(pool.address())),
                Optional.of(new Considered("(" + pool.label() + ")", true, because.alsoAssuming("EXO-OUT-68"))));
    }
}
