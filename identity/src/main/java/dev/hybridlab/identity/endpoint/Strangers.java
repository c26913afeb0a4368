package dev.hybridlab.identity.endpoint;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps pages of elsewhere out. One whose DNS says that its own name is this machine could read who has a mailbox here and
 * fetch tokens; one that posts a form to a page of the provider could decide for the user.
 */
final class Strangers {
    /** An address, a name without dots as containers have, or one that nobody's public DNS can point here. */
    private static final Pattern OWN_HOST = Pattern.compile(
            "(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]|[A-Za-z0-9][A-Za-z0-9_-]*|[A-Za-z0-9.-]+\\.localhost"
                    + "|host\\.docker\\.internal|login\\.microsoftonline\\.com)(:\\d{1,5})?",
            Pattern.CASE_INSENSITIVE);

    private Strangers() {}

    /** Why a request is not served; empty: it is. */
    static Optional<String> refuses(Request request) {
        var host = request.header("Host").orElse("");
        if (!host.isEmpty() && !OWN_HOST.matcher(host).matches()) {
            return Optional.of(
                    "the Host header names '" + host + "', whose DNS may be anybody's; use an address, a name"
                            + " without dots, or login.microsoftonline.com");
        }
        var page = request.path().equals(DevicePage.PATH) || request.path().endsWith(AuthorizeEndpoint.PATH);
        var origin = request.header("Origin");
        return page && origin.isPresent() && !origin.get().equalsIgnoreCase(request.base())
                ? Optional.of("a form of the page '" + origin.get() + "' decides nothing here; open " + request.base()
                        + request.path() + " itself")
                : Optional.empty();
    }
}
