package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Reason;
import org.jspecify.annotations.Nullable;

/** What whoever sends by smtp-hve.office365.com has to do otherwise, or who sends a lot from an initial domain. */
final class HighVolumeRemedies {
    private HighVolumeRemedies() {}

    static @Nullable String of(Reason because) {
        return switch (because.fact()) {
            case "AUTH-60" -> logon(because);
            case "AUTH-61" ->
                "nothing to set: who writes to the outside does so by smtp.office365.com or by a connector"
                        + " (New-InboundConnector)";
            case "AUTH-62" -> token(because);
            case "AUTH-63" -> "nothing to set: the client has to ask for a new token earlier";
            case "AUTH-64" -> "nothing to set: wait until 24 hours have passed";
            case "LIM-47" ->
                "send as a domain of one's own: New-AcceptedDomain, then Set-Mailbox -WindowsEmailAddress"
                        + " (or wait until 24 hours have passed)";
            default -> PaceRemedies.of(because);
        };
    }

    /** A second argument names the host that an account has to dial. */
    private static String logon(Reason because) {
        return because.arguments().size() > 1
                ? "nothing to set: the client of " + first(because) + " dials "
                        + because.arguments().getLast() + ", port 587 (or logs on as a mailbox)"
                : "New-MailUser -HVEAccount for " + first(because) + " (or let the client dial"
                        + " smtp.office365.com, where mailboxes log on)";
    }

    /** Role assignments do not count there, so a role that is missing is one of Entra. */
    private static @Nullable String token(Reason because) {
        if (because.text().startsWith("HVEAppAccess")) {
            return "Add-HVEAppAccess -Identity " + because.arguments().get(1) + " for the application "
                    + because.arguments().getLast();
        }
        if (because.arguments().getLast() instanceof Reason wrong) {
            return wrong.fact().equals("TOK-05") ? TokenRemedies.PERMISSION : TokenRemedies.of(wrong);
        }
        return "nothing to set: the client shows a token of " + first(because)
                + " itself, or of an application that Add-HVEAppAccess added to it";
    }

    private static String first(Reason because) {
        return because.arguments().getFirst().toString();
    }
}
