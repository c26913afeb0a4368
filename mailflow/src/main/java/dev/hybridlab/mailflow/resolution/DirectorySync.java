package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Objects.Draft;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes each recipient's counterpart on the other side. On-premises mailboxes, mail users, contacts and groups appear in
 * the cloud (a mailbox as MailUser, EXO-RCPT-09); a cloud mailbox appears on-premises as RemoteMailbox (ONP-RCPT-12) and
 * carries its routing address (EXO-RCPT-10). Groups of the cloud are not written back; dynamic groups do not exist here.
 * What a side already has under that address stays.
 */
final class DirectorySync {
    private static final String RECIPIENTS = "recipients";
    private static final List<String> RESTRICTIONS = List.of(
            "RequireSenderAuthenticationEnabled",
            "LegacyExchangeDN",
            "AcceptMessagesOnlyFrom",
            "AcceptMessagesOnlyFromDLMembers",
            "RejectMessagesFrom",
            "RejectMessagesFromDLMembers");

    private DirectorySync() {}

    static Configuration run(Configuration configuration) {
        var wanted = Owners.labSettings(configuration).filter(settings -> settings.flag("directorySync"));
        var onprem = Owners.organizations(configuration).stream().findFirst();
        if (wanted.isEmpty() || onprem.isEmpty() || !configuration.owners().contains("exo")) {
            return configuration;
        }
        var ours = new Section(onprem.get(), RECIPIENTS);
        var cloud = new Section("exo", RECIPIENTS);
        var routing = Owners.routingDomain(Owners.initialDomain(configuration, "exo"));
        var shared = domains(configuration, onprem.get());
        var result = configuration;
        for (var recipient : configuration.objects(ours.owner(), RECIPIENTS)) {
            var counterpart = inCloud(recipient);
            if (counterpart.isPresent() && !has(result, cloud, recipient)) {
                result = result.plus(cloud, counterpart.get());
            }
        }
        for (var recipient : configuration.objects(cloud.owner(), RECIPIENTS)) {
            var address = EmailAddress.tryParse(recipient.identity());
            if (!recipient.type().equals("Mailbox")
                    || address.isEmpty()
                    || !shared.contains(address.get().domain())) {
                continue;
            }
            var routed = RoutingAddress.of(recipient, address.get(), routing);
            result = result.mapped(cloud, each -> each.equals(recipient) ? withProxy(each, routed) : each);
            if (!has(result, ours, recipient)) {
                result = result.plus(ours, onPremises(recipient, routed));
            }
        }
        return result;
    }

    private static List<String> domains(Configuration configuration, String owner) {
        return configuration.objects(owner, "acceptedDomains").stream()
                .map(domain -> domain.identity().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean has(Configuration configuration, Section directory, ConfigObject recipient) {
        return configuration.objects(directory.owner(), directory.name()).stream()
                .anyMatch(each ->
                        Recipients.addresses(each).contains(recipient.identity().toLowerCase(Locale.ROOT)));
    }

    /** Its counterpart in the cloud, if it has one there. */
    static Optional<ConfigObject> inCloud(ConfigObject recipient) {
        return switch (recipient.type()) {
            case "Mailbox" ->
                Optional.of(copied(recipient, "MailUser", "EmailAddresses", "Alias")
                        .set("ExternalEmailAddress", recipient.identity())
                        .object());
            case "MailUser", "MailContact" ->
                Optional.of(copied(recipient, recipient.type(), "EmailAddresses", "ExternalEmailAddress")
                        .object());
            case "DistributionGroup" ->
                Optional.of(copied(recipient, recipient.type(), "EmailAddresses", "Members")
                        .object());
            default -> Optional.empty();
        };
    }

    private static Draft copied(ConfigObject recipient, String type, String... properties) {
        var copy = Objects.draft(type, type, recipient.identity(), sync(recipient));
        for (var property : List.of(properties)) {
            copy = carry(recipient, copy, property);
        }
        for (var property : RESTRICTIONS) {
            copy = carry(recipient, copy, property);
        }
        return copy;
    }

    private static Draft carry(ConfigObject from, Draft to, String property) {
        return from.setting(property)
                .map(setting -> to.set(property, setting.value()))
                .orElse(to);
    }

    private static ConfigObject onPremises(ConfigObject recipient, EmailAddress routed) {
        return copied(recipient, "RemoteMailbox", "EmailAddresses", "Alias")
                .set("RemoteRoutingAddress", routed.toString())
                .object();
    }

    private static ConfigObject withProxy(ConfigObject mailbox, EmailAddress routed) {
        if (Recipients.addresses(mailbox).contains(routed.key())) {
            return mailbox;
        }
        var proxies = new ArrayList<>(mailbox.texts("EmailAddresses"));
        proxies.add(routed.toString());
        return mailbox.with("EmailAddresses", new Setting(Value.of(proxies), sync(mailbox)));
    }

    /** The cloud mailbox with the addresses that on-premises has for it besides its own. */
    static ConfigObject withAddresses(ConfigObject mailbox, ConfigObject recipient) {
        var all = new ArrayList<>(mailbox.texts("EmailAddresses"));
        recipient.texts("EmailAddresses").stream()
                .filter(proxy -> all.stream().noneMatch(proxy::equalsIgnoreCase))
                .forEach(all::add);
        return mailbox.with("EmailAddresses", new Setting(Value.of(all), sync(recipient)));
    }

    /** The cloud mailbox without the addresses that on-premises had for it before and has no more. */
    static ConfigObject withoutAddresses(ConfigObject mailbox, ConfigObject before, ConfigObject now) {
        var gone = before.texts("EmailAddresses").stream()
                .filter(proxy -> now.texts("EmailAddresses").stream().noneMatch(proxy::equalsIgnoreCase))
                .toList();
        var left = mailbox.texts("EmailAddresses").stream()
                .filter(proxy -> gone.stream().noneMatch(proxy::equalsIgnoreCase))
                .toList();
        return gone.isEmpty() ? mailbox : mailbox.with("EmailAddresses", new Setting(Value.of(left), sync(now)));
    }

    private static Origin sync(ConfigObject because) {
        return new Origin(Origin.Kind.SYNC, because.origin().at());
    }
}
