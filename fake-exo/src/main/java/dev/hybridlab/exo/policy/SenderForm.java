package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The address under which a stranger's mail goes on, and the way back: what a mailbox forwards names mailbox and sender, all else
 * {@code bounces} of the default domain (EXO-OUT-61, EXO-OUT-67).
 */
record SenderForm(Cloud cloud, Tenant tenant) {
    private static final String SRS = "+SRS=";
    private static final String BOUNCES = "bounces";
    private static final String OLD = "SRS0=";
    private static final int MARK = 5;
    private static final int PARTS = 4;

    EmailAddress of(HeldMessage held, EmailAddress sender) {
        var trail = mark(sender) + "=" + mark(sender).substring(0, 2).toUpperCase(Locale.ROOT);
        var whole = trail + "=" + sender.domain() + "=" + sender.local();
        var domain = tenant.domains().byDefault().map(AcceptedDomain::name).orElse(tenant.name());
        if (cloud.settings().assumption(Assumption.SENDER_REWRITING_FORM).equals("SRS0")) {
            return new EmailAddress(OLD + whole, domain);
        }
        return forwarder(held)
                .map(mailbox -> new EmailAddress(mailbox.local() + SRS + whole, mailbox.domain()))
                .orElseGet(() -> new EmailAddress(BOUNCES + SRS + trail, domain));
    }

    private String mark(EmailAddress sender) {
        return Hash.of(cloud.settings().seed(), "srs", sender.key()).substring(0, MARK);
    }

    /** The mailbox of this tenant that sent it on, by its forward or by a rule. */
    private Optional<EmailAddress> forwarder(HeldMessage held) {
        var headers = held.message().headers();
        return Stream.concat(
                        headers.all(Forwarding.FORWARDING_LOOP).stream()
                                .filter(value -> value.endsWith(";" + tenant.id()))
                                .map(value -> value.substring(0, value.indexOf(';'))),
                        headers.all(Forwarding.RULES_LOOP).stream())
                .flatMap(text -> EmailAddress.tryParse(text).stream())
                .filter(address -> tenant.accepted(address.domain()).isPresent())
                .findFirst();
    }

    /**
     * To whom mail for a rewritten address goes on: the sender it stands for, for {@code bounces} the mailbox of that name. Empty for any
     * other address, and for one that names a sender and was never made by this tenant; what names none cannot be told.
     */
    Optional<EmailAddress> behind(EmailAddress recipient) {
        if (cloud.settings().assumption(Assumption.REWRITTEN_SENDER_RETURNS).equals("refused")
                || tenant.accepted(recipient.domain()).isEmpty()) {
            return Optional.empty();
        }
        var local = recipient.local();
        var at = local.indexOf(SRS);
        if (at < 0) {
            return local.startsWith(OLD) ? sender(local.substring(OLD.length())) : Optional.empty();
        }
        return local.substring(0, at).equals(BOUNCES)
                ? tenant.recipients()
                        .find(new EmailAddress(BOUNCES, recipient.domain()))
                        .map(Recipient::primary)
                : sender(local.substring(at + SRS.length()));
    }

    private Optional<EmailAddress> sender(String trail) {
        var parts = trail.split("=", PARTS);
        return parts.length < PARTS
                ? Optional.empty()
                : EmailAddress.tryParse(parts[3] + "@" + parts[2])
                        .filter(sender -> mark(sender).equals(parts[0]));
    }
}
