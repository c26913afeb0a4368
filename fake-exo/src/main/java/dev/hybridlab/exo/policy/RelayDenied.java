package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;

/** The words for mail that is nobody's (EXO-ATTR-10 to EXO-ATTR-12, EXO-ATTR-25, EXO-ATTR-26). */
final class RelayDenied {
    private static final String NO_TENANT = "550 5.4.1 Relay Access Denied"; // EXO-ATTR-25

    private RelayDenied() {}

    /** EXO-ATTR-12. */
    static Verdict ofSecondTenant(Asked asked, TenantAttribution attribution, Tenant tenant) {
        return denied(
                asked,
                attribution,
                Reason.of("EXO-ATTR-12", "the first recipient's tenant has the message, not {}", tenant.name()));
    }

    /** EXO-ATTR-10: who is tied to no tenant at all is told so in other words. */
    static Verdict ofNobodys(Asked asked, TenantAttribution attribution) {
        var own = asked.soFar()
                .sender()
                .flatMap(sender -> asked.cloud().topology().tenantOf(sender.domain()))
                .isPresent();
        var because = Reason.of(
                        "EXO-ATTR-10",
                        "no connector knows the peer, and {} is a domain of no tenant",
                        asked.recipient().domain())
                .alsoAssuming("EXO-ATTR-21");
        return own
                ? directSendOutside(asked, attribution, because.alsoAssuming("EXO-ATTR-26"))
                : strangers(asked, attribution, because.alsoAssuming("EXO-ATTR-25"));
    }

    /** EXO-ATTR-26: the sender is a tenant's own, nobody knows the peer, and the recipient is outside. */
    private static Verdict directSendOutside(Asked asked, TenantAttribution attribution, Reason because) {
        return asked.assumption(Assumption.DIRECT_SEND_OUTSIDE).equals("5.7.64")
                ? denied(asked, attribution, because)
                : asked.refused(NO_TENANT, because);
    }

    /** EXO-ATTR-25. */
    private static Verdict strangers(Asked asked, TenantAttribution attribution, Reason because) {
        var text = asked.assumption(Assumption.UNKNOWN_DOMAIN_TEXT);
        var known = text.equals("by-tie")
                ? !asked.soFar().recipients().isEmpty() || Ties.any(asked.cloud(), asked.peer())
                : text.equals("5.7.64");
        return known ? denied(asked, attribution, because) : asked.refused(NO_TENANT, because);
    }

    /** EXO-ATTR-11: where an address connector holds the peer, in words of their own and without a tag. */
    private static Verdict denied(Asked asked, TenantAttribution attribution, Reason because) {
        if (attribution.addressAlone(asked.cloud(), asked.peer())) {
            return new Verdict.Reject(
                    SmtpReply.of("550 5.7.64 Relay Access Denied ATTR36. For more details please refer to KB 3169958"),
                    Reason.of(
                            "EXO-ATTR-11",
                            "by its address alone the peer may relay for the tenant's own senders only; {}",
                            because.text()));
        }
        return asked.refused("550 5.7.64 TenantAttribution; Relay Access Denied", because);
    }
}
