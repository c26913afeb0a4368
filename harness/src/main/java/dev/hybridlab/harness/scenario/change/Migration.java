package dev.hybridlab.harness.scenario.change;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.RoutingAddress;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Moves a mailbox to the other side, as New-MigrationBatch or New-MoveRequest leaves both directories: in the cloud it has
 * its routing address and on-premises it is a RemoteMailbox (ONP-RCPT-12); on-premises it is a mailbox and in the cloud a
 * MailUser with its own address outside (EXO-RCPT-09).
 */
public record Migration(EmailAddress mailbox, SourceLine at) {
    private static final Set<String> SIDE_SPECIFIC =
            Set.of("Mailbox", "MailUser", "RemoteMailbox", "ExternalEmailAddress", "RemoteRoutingAddress", "server");

    public Configuration toCloud(Configuration before) {
        var cloud = drafted(before, "exo", "Mailbox");
        var routing = RoutingAddress.of(cloud, mailbox, coexistence(before));
        var proxies = new ArrayList<>(cloud.texts("EmailAddresses"));
        if (proxies.stream().noneMatch(proxy -> proxy.toLowerCase(Locale.ROOT).endsWith(routing.key()))) {
            proxies.add(routing.toString());
        }
        return replaced(
                replaced(before, "exo", cloud.with("EmailAddresses", setting(Value.of(proxies)))),
                "onprem",
                drafted(before, "onprem", "RemoteMailbox")
                        .with("RemoteRoutingAddress", setting(Value.of(routing.toString()))));
    }

    public Configuration toOnPremises(Configuration before) {
        return replaced(
                replaced(before, "onprem", drafted(before, "onprem", "Mailbox")),
                "exo",
                drafted(before, "exo", "MailUser").with("ExternalEmailAddress", setting(Value.of(mailbox.toString()))));
    }

    /** Why it cannot move to {@code exo} or {@code onprem}, in the words of a problem; empty when it can. */
    public Optional<String> obstacle(Configuration before, String to) {
        if (before.objects("exo", "tenantSettings").isEmpty()) {
            return Optional.of("there is no Exchange Online to move between");
        }
        if (!before.owners().contains("onprem")) {
            return Optional.of("there is no on-premises organization to move between");
        }
        var there = find(before, to).stream()
                .anyMatch(recipient -> !recipient.type().equals("RemoteMailbox")
                        && recipient.type().endsWith("Mailbox"));
        return there ? Optional.of("'" + mailbox + "' is a mailbox of " + to + " already") : Optional.empty();
    }

    private static String coexistence(Configuration before) {
        var tenant = before.objects("exo", "tenantSettings").getFirst().identity();
        return tenant.substring(0, tenant.indexOf('.')) + ".mail.onmicrosoft.com";
    }

    private Setting setting(Value value) {
        return new Setting(value, origin());
    }

    private Origin origin() {
        return new Origin(Origin.Kind.CHANGE, Optional.of(at));
    }

    /** What the owner's directory, else the other one, says of it, as another kind of recipient. */
    private ConfigObject drafted(Configuration before, String owner, String type) {
        var settings = new LinkedHashMap<String, Setting>();
        settings.put(type, setting(Value.of(mailbox.toString())));
        for (var known : List.of(owner, owner.equals("exo") ? "onprem" : "exo")) {
            find(before, known)
                    .forEach(recipient -> recipient.settings().forEach((name, value) -> {
                        if (!SIDE_SPECIFIC.contains(name)) {
                            settings.putIfAbsent(name, value);
                        }
                    }));
        }
        return new ConfigObject(type, mailbox.toString(), settings, origin());
    }

    private List<ConfigObject> find(Configuration configuration, String owner) {
        return configuration.objects(owner, "recipients").stream()
                .filter(this::isMine)
                .toList();
    }

    private boolean isMine(ConfigObject recipient) {
        return recipient.identity().equalsIgnoreCase(mailbox.toString());
    }

    private Configuration replaced(Configuration configuration, String owner, ConfigObject recipient) {
        var section = new Section(owner, "recipients");
        if (find(configuration, owner).isEmpty()) {
            return configuration.plus(section, recipient);
        }
        return configuration.mapped(section, each -> isMine(each) ? recipient : each);
    }
}
