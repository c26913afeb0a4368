package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Reason;
import org.jspecify.annotations.Nullable;

/** What a client has to do otherwise: how it dials, and how much it sends in what time. */
final class PaceRemedies {
    private PaceRemedies() {}

    static @Nullable String of(Reason because) {
        return switch (because.fact()) {
            case "SMTP-54" ->
                "nothing to set here: switch the device from SSL to STARTTLS (port 587 of smtp.office365.com,"
                        + " port 25 of the MX host)";
            case "SMTP-55" ->
                "nothing to set here: give the device port 587 and STARTTLS; one that knows 465 alone needs"
                        + " another way in (docs/ways-in.md)";
            case "AUTH-40" ->
                "nothing to set: let the client of " + first(because) + " send more slowly, or by several"
                        + " mailboxes";
            case "AUTH-41" ->
                "nothing to set: wait for a day, or send by an account for high volumes (New-MailUser"
                        + " -HVEAccount) in place of " + first(because);
            case "AUTH-42" ->
                "nothing to set: let the clients of " + first(because) + " keep three sessions open at most, and"
                        + " try again";
            case "AUTH-43" -> "Set-Mailbox " + first(because) + " -RecipientLimits <up to 1000> (or write to a group)";
            case "SMTP-50" ->
                because.text().contains("STARTTLS")
                        ? "nothing to set here: switch STARTTLS on in the client (port 587)"
                        : "nothing to set here: give the client a user and a password, or let it dial the MX" + " host";
            default -> TokenRemedies.of(because);
        };
    }

    private static String first(Reason because) {
        return because.arguments().getFirst().toString();
    }
}
