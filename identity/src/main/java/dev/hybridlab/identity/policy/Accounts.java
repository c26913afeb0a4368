package dev.hybridlab.identity.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.topology.ConditionalAccessPolicy;
import dev.hybridlab.mailflow.topology.ConditionalAccessPolicy.Control;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tenants and their users: every mailbox and mail user is one, named by its address, with the password of the lab (LAB-03,
 * TOK-26).
 *
 * @param topology the world
 */
public record Accounts(Topology topology) {
    /** Addresses that leave open which tenant is meant: the user tells. */
    private static final Set<String> ANY_TENANT = Set.of("common", "organizations");

    private static final Set<Recipient.Kind> USERS = Set.of(Recipient.Kind.MAILBOX, Recipient.Kind.MAIL_USER);

    static boolean isOpen(String tenant) {
        return ANY_TENANT.contains(tenant.toLowerCase(Locale.ROOT));
    }

    /** By GUID, initial domain or accepted domain (TOK-21). */
    public Optional<Tenant> tenant(String named) {
        return topology.tenants().stream()
                .filter(each -> each.id().equalsIgnoreCase(named)
                        || each.name().equalsIgnoreCase(named)
                        || each.accepted(named).isPresent())
                .findFirst();
    }

    /** The same; where it is left open, that of the user's domain. */
    public Optional<Tenant> tenant(String named, String user) {
        return isOpen(named) ? tenant(user.substring(user.lastIndexOf('@') + 1)) : tenant(named);
    }

    /** The user of any of its addresses; UPN and primary address are the same here. */
    public static Optional<EmailAddress> user(Tenant tenant, String named) {
        return EmailAddress.tryParse(named)
                .flatMap(address -> tenant.recipients().find(address))
                .filter(recipient -> USERS.contains(recipient.kind()))
                .map(Recipient::primary);
    }

    /** Whom a page may offer to log on as. */
    public static List<EmailAddress> users(Tenant tenant) {
        return tenant.recipients().all().stream()
                .filter(recipient -> USERS.contains(recipient.kind()))
                .map(Recipient::primary)
                .toList();
    }

    /** The {@code oid} of a user. */
    String objectId(Tenant tenant, EmailAddress user) {
        return Hash.guid(topology.settings().seed(), "user", tenant.id(), user.key());
    }

    /** TOK-40: the policy of conditional access that stops this user; the harder one first. */
    static Optional<ConditionalAccessPolicy> control(Tenant tenant, EmailAddress user, String client) {
        var policies = tenant.registrations().conditionalAccess().stream()
                .filter(policy -> policy.applies(user, client))
                .toList();
        return policies.stream()
                .filter(policy -> policy.control() == Control.BLOCK)
                .findFirst()
                .or(() -> policies.stream().findFirst());
    }
}
