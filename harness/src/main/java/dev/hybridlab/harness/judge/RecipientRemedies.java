package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.Optional;

/** The cmdlet line for a recipient that is unknown, has no target, restricts its senders or forwards. */
final class RecipientRemedies {
    private final Topology topology;

    RecipientRemedies(Topology topology) {
        this.topology = topology;
    }

    Optional<String> of(Decision decision, Optional<Cause> cause) {
        return decision.because().flatMap(because -> switch (because.fact()) {
            case "EXO-RCPT-02", "EXO-RCPT-07", "ONP-RCPT-02", "ONP-RCPT-16" ->
                recipient(decision, because).map(address -> unknown(decision.step(), address));
            case "ONP-RCPT-17", "EXO-RCPT-13" ->
                Optional.of("Set-Mailbox <whose it was> -EmailAddresses @{Add=\"X500:"
                        + because.arguments().getFirst() + "\"}");
            case "ONP-RCPT-11", "ONP-RCPT-12", "EXO-RCPT-05", "EXO-RCPT-06" -> target(because);
            case "ONP-RCPT-22", "EXO-RCPT-16" -> cause.map(RecipientRemedies::senders);
            case "LOOP-09" -> throttled(because);
            case "DOM-27" ->
                Optional.of(Remedies.quoted(
                                "Set-RemoteDomain",
                                because.arguments().getLast().toString())
                        + (because.text().contains("AutoReplyEnabled") ? " -AutoReplyEnabled" : " -AutoForwardEnabled")
                        + " $true");
            default -> Optional.empty();
        });
    }

    /** A routing decision has its recipient; a refusal at RCPT names it last. */
    private static Optional<EmailAddress> recipient(Decision decision, Reason because) {
        return decision.step() instanceof Step.Routed routed
                ? Optional.of(routed.recipient())
                : EmailAddress.tryParse(because.arguments().getLast().toString());
    }

    /** Whom the other half knows has to be made known to this one (ONP-RCPT-24, HYB-01). */
    private String unknown(Step step, EmailAddress address) {
        var here = step.where().host().equals("exo");
        if (here && local(address)) {
            return "Start-ADSyncSyncCycle -PolicyType Delta (on-premises knows " + address + "; or Set-AcceptedDomain "
                    + address.domain() + " -DomainType InternalRelay)";
        }
        if (!here && cloud(address)) {
            return "Enable-RemoteMailbox <the user> -PrimarySmtpAddress " + address + " -RemoteRoutingAddress "
                    + address.local() + "@<tenant>.mail.onmicrosoft.com";
        }
        return "Set-Mailbox <whoever is meant> -EmailAddresses @{Add=\"smtp:" + address
                + "\"} (if nobody is, the sender has to correct the address)";
    }

    private boolean local(EmailAddress address) {
        return topology.organizations().stream().anyMatch(each -> knows(each.recipients(), address));
    }

    private boolean cloud(EmailAddress address) {
        return topology.tenants().stream().anyMatch(each -> knows(each.recipients(), address));
    }

    private static boolean knows(Directory directory, EmailAddress address) {
        return directory.find(address).isPresent();
    }

    private static Optional<String> target(Reason because) {
        var who = because.arguments().getFirst();
        return because.text().contains("RemoteRoutingAddress")
                ? Optional.of(
                        "Set-RemoteMailbox " + who + " -RemoteRoutingAddress <alias>@<tenant>.mail.onmicrosoft.com")
                : Optional.of("Set-MailUser " + who + " -ExternalEmailAddress <where its mail goes>");
    }

    /** LOOP-53: the rule acts no more. One that acts is no trouble by itself. */
    private static Optional<String> throttled(Reason because) {
        return because.assumed().contains("LOOP-53")
                ? Optional.of(
                        "Disable-InboxRule -Identity \"" + because.arguments().get(2) + "\" -Mailbox "
                                + because.arguments().get(3))
                : Optional.empty();
    }

    /** ONP-RCPT-22: onto the list of the accepted, or off the list of the rejected. */
    private static String senders(Cause cause) {
        var text = cause.because().text();
        var rejected = text.contains(" rejects messages from ");
        var arguments = cause.because().arguments();
        var sender = text.contains("is on no list") ? arguments.getFirst() : arguments.getLast();
        if (text.endsWith("but the author is anonymous")) {
            return cause.cmdlet() + " -AcceptMessagesOnlyFromSendersOrMembers $null (or let " + sender
                    + " be proved internal on its way)";
        }
        return cause.cmdlet()
                + (rejected
                        ? " -RejectMessagesFromSendersOrMembers @{Remove=\""
                        : " -AcceptMessagesOnlyFromSendersOrMembers @{Add=\"")
                + sender + "\"}";
    }
}
