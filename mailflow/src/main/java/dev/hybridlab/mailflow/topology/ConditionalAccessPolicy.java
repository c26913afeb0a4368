package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Locale;

/**
 * One policy of conditional access (TOK-40).
 *
 * @param source where it was written
 * @param enabled off, or for reports only: nothing
 * @param users whom it is about
 * @param clientAppTypes of which clients; {@code all}, {@code browser}, {@code mobileAppsAndDesktopClients}, {@code other}
 * @param control what it does about them
 */
public record ConditionalAccessPolicy(
        ConfigObject source, boolean enabled, Users users, List<String> clientAppTypes, Control control) {
    public ConditionalAccessPolicy {
        clientAppTypes = List.copyOf(clientAppTypes);
    }

    /** BLOCK: no token. MFA: a second factor, which a password alone is not. */
    public enum Control {
        BLOCK,
        MFA
    }

    /**
     * @param included addresses, or {@code All}
     * @param excluded addresses
     */
    public record Users(List<String> included, List<String> excluded) {
        public Users {
            included =
                    included.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
            excluded =
                    excluded.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        }

        boolean has(EmailAddress user) {
            return (included.contains("all") || included.contains(user.key())) && !excluded.contains(user.key());
        }
    }

    /** @param client its client app type: {@code other} for a password over SMTP */
    public boolean applies(EmailAddress user, String client) {
        return enabled && users.has(user) && (clientAppTypes.contains("all") || clientAppTypes.contains(client));
    }
}
