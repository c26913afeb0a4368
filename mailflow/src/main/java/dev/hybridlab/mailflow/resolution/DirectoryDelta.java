package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import java.util.List;
import java.util.Optional;

/**
 * A later run of directory synchronisation: what was made, changed or removed on-premises since the last one reaches the cloud
 * (ONP-RCPT-24). Nothing comes back from there: a mailbox that is made in the cloud alone stays unknown on-premises. A cloud
 * mailbox keeps what it is and takes over addresses, those that are gone as well, and restrictions.
 */
public final class DirectoryDelta {
    private static final String RECIPIENTS = "recipients";
    private static final Section CLOUD = new Section("exo", RECIPIENTS);
    private static final List<String> SYNCED = List.of(
            "EmailAddresses",
            "LegacyExchangeDN",
            "RequireSenderAuthenticationEnabled",
            "AcceptMessagesOnlyFrom",
            "AcceptMessagesOnlyFromDLMembers",
            "RejectMessagesFrom",
            "RejectMessagesFromDLMembers",
            "Members",
            "ExternalEmailAddress");

    private DirectoryDelta() {}

    /** Whether on-premises has changed anything since. */
    public static boolean differs(Configuration last, Configuration now) {
        return !ours(last).equals(ours(now));
    }

    /**
     * Brings the differences to the cloud.
     *
     * @param last as the last run found it
     * @param now as it stands
     * @param target gets them
     */
    public static Configuration apply(Configuration last, Configuration now, Configuration target) {
        var before = ours(last);
        var result = target;
        for (var recipient : ours(now)) {
            if (!before.contains(recipient)) {
                result = brought(result, recipient, find(before, recipient));
            }
        }
        for (var recipient : before) {
            if (find(ours(now), recipient).isEmpty()) {
                result = removed(result, recipient);
            }
        }
        return result;
    }

    private static List<ConfigObject> ours(Configuration configuration) {
        return Owners.organizations(configuration).stream()
                .findFirst()
                .map(owner -> configuration.objects(owner, RECIPIENTS))
                .orElse(List.of());
    }

    private static Optional<ConfigObject> find(List<ConfigObject> all, ConfigObject wanted) {
        return all.stream()
                .filter(each -> each.identity().equalsIgnoreCase(wanted.identity()))
                .findFirst();
    }

    private static Configuration brought(Configuration target, ConfigObject recipient, Optional<ConfigObject> before) {
        var there = find(target.objects(CLOUD.owner(), CLOUD.name()), recipient);
        var counterpart = DirectorySync.inCloud(recipient);
        if (there.isEmpty()) {
            return counterpart.map(made -> target.plus(CLOUD, made)).orElse(target);
        }
        var mailbox = there.get().type().equals("Mailbox");
        var updated = mailbox || counterpart.isEmpty()
                ? overlaid(
                        before.map(old -> DirectorySync.withoutAddresses(there.get(), old, recipient))
                                .orElse(there.get()),
                        recipient)
                : counterpart.get();
        return target.mapped(CLOUD, each -> each.equals(there.get()) ? updated : each);
    }

    private static ConfigObject overlaid(ConfigObject cloud, ConfigObject recipient) {
        var result = cloud;
        for (var property : SYNCED) {
            var setting = recipient.setting(property);
            if (setting.isPresent() && !property.equals("EmailAddresses") && !property.equals("ExternalEmailAddress")) {
                result = result.with(property, setting.get());
            }
        }
        return DirectorySync.withAddresses(result, recipient);
    }

    private static Configuration removed(Configuration target, ConfigObject recipient) {
        return find(target.objects(CLOUD.owner(), CLOUD.name()), recipient)
                .filter(there -> !there.type().equals("Mailbox"))
                .map(there -> without(target, CLOUD, there))
                .orElse(target);
    }

    private static Configuration without(Configuration configuration, Section section, ConfigObject gone) {
        return configuration.with(
                section,
                configuration.objects(section.owner(), section.name()).stream()
                        .filter(each -> !each.equals(gone))
                        .toList());
    }
}
