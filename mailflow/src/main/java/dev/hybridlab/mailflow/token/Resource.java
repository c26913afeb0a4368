package dev.hybridlab.mailflow.token;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What tokens are for, and which permissions each has (TOK-03, TOK-10). */
public enum Resource {
    /** Office 365 Exchange Online. */
    EXCHANGE(
            List.of("https://outlook.office365.com", "https://outlook.office.com", "https://outlook.office365.us"),
            List.of("SMTP.Send", "IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "EWS.AccessAsUser.All"),
            List.of("SMTP.SendAsApp", "IMAP.AccessAsApp", "POP.AccessAsApp", "full_access_as_app")),
    /** Microsoft Graph: its tokens say nothing to a mail host. */
    GRAPH(
            List.of("https://graph.microsoft.com"),
            List.of("User.Read", "Mail.Read", "Mail.ReadWrite", "Mail.Send"),
            List.of("User.Read.All", "Mail.ReadWrite.All", "Mail.Send.All"));

    private final List<String> audiences;
    private final List<String> delegated;
    private final List<String> application;

    Resource(List<String> audiences, List<String> delegated, List<String> application) {
        this.audiences = audiences;
        this.delegated = delegated;
        this.application = application;
    }

    /** What {@code aud} may be; a token carries the one that was asked for. */
    public List<String> audiences() {
        return audiences;
    }

    /** What an application may do for a user: scopes. */
    public List<String> delegated() {
        return delegated;
    }

    /** What an application may do by itself: roles. */
    public List<String> application() {
        return application;
    }

    /** The resource behind an address, with or without a slash at its end. */
    public static Optional<Resource> at(String address) {
        var bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return Arrays.stream(values())
                .filter(each -> each.audiences.contains(bare))
                .findFirst();
    }
}
