package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.ProxyAddress;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Recipient.Delivery;
import dev.hybridlab.mailflow.topology.Recipient.Kind;
import dev.hybridlab.mailflow.topology.Recipient.Restrictions;
import dev.hybridlab.mailflow.topology.Recipient.Senders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Recipients of a file as typed views. */
final class Recipients {
    private Recipients() {}

    /** All its SMTP addresses in lower case, the primary one first. */
    static List<String> addresses(ConfigObject recipient) {
        var all = new ArrayList<String>();
        Reading.address(recipient.identity()).ifPresent(primary -> all.add(primary.key()));
        proxies(recipient).forEach(proxy -> all.add(proxy.key()));
        return all;
    }

    /**
     * Empty when its address is none.
     *
     * @param routing where a remote mailbox is that does not say so itself: DOM-23
     * @param rules the inbox rules of its side
     */
    static Optional<Recipient> view(ConfigObject object, Optional<String> routing, List<ConfigObject> rules) {
        return Reading.address(object.identity())
                .map(primary -> new Recipient(
                        object,
                        kind(object.type()),
                        primary,
                        new Recipient.Names(proxies(object), distinguished(object)),
                        target(object, primary, routing),
                        delivery(object, rules),
                        restrictions(object),
                        Reading.addresses(object, "Members")));
    }

    private static Optional<EmailAddress> target(ConfigObject object, EmailAddress primary, Optional<String> routing) {
        return Reading.address(object, "ExternalEmailAddress")
                .or(() -> Reading.address(object, "RemoteRoutingAddress"))
                .or(() -> kind(object.type()) == Kind.REMOTE_MAILBOX
                        ? routing.map(domain -> RoutingAddress.of(object, primary, domain))
                        : Optional.empty());
    }

    private static Stream<ProxyAddress> entries(ConfigObject object) {
        return Reading.all(object, "EmailAddresses", ProxyAddress::of).stream();
    }

    private static List<EmailAddress> proxies(ConfigObject object) {
        return entries(object)
                .filter(ProxyAddress::isSmtp)
                .flatMap(proxy -> EmailAddress.tryParse(proxy.value()).stream())
                .toList();
    }

    private static List<String> distinguished(ConfigObject object) {
        var former = entries(object)
                .filter(proxy -> proxy.kind() == ProxyAddress.Kind.X500)
                .map(ProxyAddress::value);
        return Stream.concat(object.text("LegacyExchangeDN").stream(), former).toList();
    }

    private static Delivery delivery(ConfigObject object, List<ConfigObject> rules) {
        return new Delivery(
                object.text("server"),
                Reading.address(object, "ForwardingAddress").or(() -> Reading.address(object, "ForwardingSmtpAddress")),
                object.flag("DeliverToMailboxAndForward"),
                MailboxAutomatics.replies(object),
                MailboxAutomatics.rules(object, rules));
    }

    private static Restrictions restrictions(ConfigObject object) {
        return new Restrictions(
                object.flag("RequireSenderAuthenticationEnabled"),
                new Senders(
                        Reading.addresses(object, "AcceptMessagesOnlyFrom"),
                        Reading.addresses(object, "AcceptMessagesOnlyFromDLMembers")),
                new Senders(
                        Reading.addresses(object, "RejectMessagesFrom"),
                        Reading.addresses(object, "RejectMessagesFromDLMembers")),
                Reading.one(object, "MaxSendSize", Amounts::size),
                Reading.one(object, "MaxReceiveSize", Amounts::size));
    }

    /**
     * A dynamic group holds whom its kinds name, as the directory stands (ONP-RCPT-14); nobody is in it twice, and no
     * group that is dynamic itself.
     */
    static List<Recipient> filled(List<Recipient> all) {
        return all.stream().map(each -> filled(each, all)).toList();
    }

    private static Recipient filled(Recipient group, List<Recipient> all) {
        if (!dynamic(group)) {
            return group;
        }
        var kinds = group.source().texts("IncludedRecipients");
        var members = all.stream()
                .filter(each -> !dynamic(each) && kinds.stream().anyMatch(kind -> included(kind, each.kind())))
                .map(Recipient::primary)
                .toList();
        return new Recipient(
                group.source(),
                group.kind(),
                group.primary(),
                group.names(),
                group.target(),
                group.delivery(),
                group.restrictions(),
                members);
    }

    private static boolean dynamic(Recipient recipient) {
        return recipient.source().type().equals("DynamicDistributionGroup");
    }

    private static boolean included(String word, Kind kind) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "allrecipients" -> true;
            case "mailboxusers" -> kind == Kind.MAILBOX;
            case "mailusers" -> kind == Kind.MAIL_USER || kind == Kind.REMOTE_MAILBOX;
            case "mailcontacts" -> kind == Kind.MAIL_CONTACT;
            case "mailgroups" -> kind == Kind.GROUP;
            default -> false;
        };
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "MailUser" -> Kind.MAIL_USER;
            case "RemoteMailbox" -> Kind.REMOTE_MAILBOX;
            case "MailContact" -> Kind.MAIL_CONTACT;
            case "MailPublicFolder" -> Kind.PUBLIC_FOLDER;
            case "DistributionGroup", "DynamicDistributionGroup" -> Kind.GROUP;
            default -> Kind.MAILBOX;
        };
    }
}
