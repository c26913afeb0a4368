package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Reason;
import org.jspecify.annotations.Nullable;

/** The cmdlet line for a client that gets no token, or whose token opens no mailbox. */
final class TokenRemedies {
    private static final String EXCHANGE = "https://outlook.office365.com/.default for an application,"
            + " https://outlook.office.com/SMTP.Send for a user";

    static final String PERMISSION =
            "Update-MgApplication: add the application permission SMTP.SendAsApp of Office 365 Exchange Online,"
                    + " then consent (New-MgServicePrincipalAppRoleAssignment)";

    private TokenRemedies() {}

    static @Nullable String of(Reason because) {
        return switch (because.fact()) {
            case "TOK-03" -> "nothing to set: the client asks for a token of Exchange Online, scope " + EXCHANGE;
            case "TOK-04" ->
                "Update-MgApplication: add the delegated permission SMTP.Send, consent to it, and let the client ask"
                        + " for it";
            case "TOK-05" ->
                PERMISSION + "; or for some mailboxes only"
                        + " New-ManagementRoleAssignment -Role 'Application SMTP.SendAsApp' -App <service principal>"
                        + " -CustomResourceScope <scope>";
            case "TOK-06" -> "nothing to set: the client fetches its token from the tenant " + last(because);
            case "TOK-07" -> "nothing to set: the client fetches a new token before the old one ends";
            case "TOK-08" -> "nothing to set: the client shows the access token as it got it";
            case "TOK-10" -> "nothing to set: the client writes the resource before the permission, " + EXCHANGE;
            case "TOK-11" ->
                "grant admin consent for the application (New-MgServicePrincipalAppRoleAssignment for SMTP.SendAsApp,"
                        + " New-MgOauth2PermissionGrant for SMTP.Send)";
            case "TOK-12" -> servicePrincipal(because);
            case "TOK-22", "TOK-23" ->
                "Add-MgApplicationPassword, and give the client the value of the new secret (not its id)";
            case "TOK-24" ->
                "Update-MgApplication -KeyCredentials: register the certificate that the client signs with";
            case "TOK-25" ->
                "give the client a secret (Add-MgApplicationPassword), or Update-MgApplication -IsFallbackPublicClient";
            case "TOK-26" -> "nothing to set: type the right user and password where the client keeps them";
            case "TOK-40", "TOK-41" ->
                "leave the user or the application out of the policy (Update-MgIdentityConditionalAccessPolicy), or let"
                        + " the user log on interactively";
            default -> desk(because);
        };
    }

    /** What the identity provider alone knows. */
    private static @Nullable String desk(Reason because) {
        return switch (because.fact()) {
            case "TOK-20" -> "nothing to set: the client has to ask in another way, as the text says";
            case "TOK-21" ->
                "register the application in the tenant (New-MgApplication, New-MgServicePrincipal), or give the client"
                        + " the right ids";
            case "TOK-28", "TOK-33" -> "nothing to set: the user has to log on again";
            case "TOK-35" -> "Update-MgApplication: add the redirect URI";
            case "TOK-51" -> scope(because);
            case "AUTH-22", "AUTH-23" -> fullAccess(because);
            default -> null;
        };
    }

    private static String servicePrincipal(Reason because) {
        var known = because.arguments().size() > 2;
        return (known ? "Remove-ServicePrincipal " + because.arguments().get(1) + ", then " : "")
                + "New-ServicePrincipal -AppId " + because.arguments().getFirst() + " -ObjectId " + last(because);
    }

    private static String scope(Reason because) {
        return "Set-ManagementScope '" + because.arguments().get(1) + "' -RecipientRestrictionFilter \""
                + because.arguments().get(2) + " -or PrimarySmtpAddress -eq '" + last(because) + "'\"";
    }

    private static String fullAccess(Reason because) {
        var user = because.fact().equals("AUTH-22")
                ? because.arguments()
                : because.arguments().reversed();
        return "Add-MailboxPermission " + user.getFirst() + " -User " + user.getLast() + " -AccessRights FullAccess";
    }

    private static Object last(Reason because) {
        return because.arguments().getLast();
    }
}
