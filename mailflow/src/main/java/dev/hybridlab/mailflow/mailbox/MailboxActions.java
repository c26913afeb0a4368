package dev.hybridlab.mailflow.mailbox;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Domains;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.RemoteDomain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mailbox and the side it lives on.
 *
 * @param settings the lab's switches and seed
 * @param domains accepted and remote domains of the side
 * @param directory its recipients
 * @param host the server that writes, for Message-IDs
 * @param ruleLoops how many Inbox-Rules-Loop fields end it: 1 in Exchange Online, 3 on-premises (LOOP-09)
 */
public record MailboxActions(LabSettings settings, Domains domains, Directory directory, String host, int ruleLoops) {
    /** Rules in their order, then the automatic reply. */
    public List<Aftermath> of(EmailAddress mailbox, HeldMessage held, Instant now) {
        var entry = directory.find(mailbox);
        if (entry.isEmpty()) {
            return List.of();
        }
        var delivery = entry.get().delivery();
        if (delivery.rules().isEmpty() && delivery.automaticReplies().isEmpty()) {
            return List.of();
        }
        var letters = new MailboxLetters(this, entry.get(), held, now);
        var all = new ArrayList<Aftermath>();
        for (var rule : delivery.rules()) {
            all.addAll(new InboxRules(this, letters).act(rule));
        }
        delivery.automaticReplies()
                .flatMap(replies -> new OutOfOfficeChoice(this, letters).of(replies))
                .ifPresent(all::add);
        return all;
    }

    boolean isOwn(EmailAddress address) {
        return domains.accepted(address.domain()).isPresent();
    }

    /**
     * The remote domain that speaks for an address: for one of our own domains only a remote domain that names it (DOM-51).
     */
    Optional<RemoteDomain> remote(EmailAddress address) {
        var exactOnly = settings.assumption(Assumption.REMOTE_DOMAINS_FOR_OWN).equals("named-only");
        return domains.remote(address.domain())
                .filter(remote ->
                        !exactOnly || !isOwn(address) || remote.domainName().kind() != DomainPattern.Kind.ANY);
    }

    /** Whether a stranger is somebody whom the mailbox knows: a mail contact of its side (DOM-53). */
    boolean knows(EmailAddress stranger) {
        return settings.assumption(Assumption.KNOWN_SENDERS).equals("contacts")
                && directory
                        .rewrittenTo(stranger)
                        .or(() -> directory.find(stranger))
                        .filter(entry -> entry.kind() == Recipient.Kind.MAIL_CONTACT)
                        .isPresent();
    }
}
