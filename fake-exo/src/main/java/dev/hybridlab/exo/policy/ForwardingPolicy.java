package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;

/** Whether mail may be forwarded out of the organization on its own: AutoForwardingMode of the outbound spam policy (EXO-RCPT-15). */
final class ForwardingPolicy {
    private ForwardingPolicy() {}

    /** {@code Automatic}, the default, blocks as {@code Off} does. */
    static boolean allows(Tenant tenant) {
        return tenant.outboundSpamPolicy()
                .text("AutoForwardingMode")
                .filter("On"::equalsIgnoreCase)
                .isPresent();
    }

    static Reason because(Tenant tenant, EmailAddress mailbox, EnvelopeRecipient to) {
        var policy = tenant.outboundSpamPolicy();
        return Reason.of(
                        "EXO-RCPT-15",
                        "{} forwards to {} outside, and AutoForwardingMode is {}",
                        mailbox,
                        to.address(),
                        policy.text("AutoForwardingMode").orElse("Automatic"))
                .configuredAt(policy.originOf("AutoForwardingMode"));
    }
}
