package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Recipient.Delivery;
import dev.hybridlab.mailflow.topology.Recipient.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recipients of a file as typed views. */
final class Recipients {
    private Recipients() {}

    /** All its addresses in lower case, the primary one first. */
    static List<String> addresses(ConfigObject recipient) {
        var all = new ArrayList<String>();
        Reading.address(recipient.identity()).ifPresent(primary -> all.add(primary.key()));
        Reading.addresses(recipient, "EmailAddresses").forEach(proxy -> all.add(proxy.key()));
        return all;
    }

    /** Empty when its address is none. */
    static Optional<Recipient> view(ConfigObject object) {
        return Reading.address(object.identity())
                .map(primary -> new Recipient(
                        object,
                        kind(object.type()),
                        primary,
                        Reading.addresses(object, "EmailAddresses"),
                        Reading.address(object, "ExternalEmailAddress")
                                .or(() -> Reading.address(object, "RemoteRoutingAddress")),
                        delivery(object),
                        Reading.addresses(object, "Members")));
    }

    private static Delivery delivery(ConfigObject object) {
        return new Delivery(
                object.text("server"),
                Reading.address(object, "ForwardingAddress").or(() -> Reading.address(object, "ForwardingSmtpAddress")),
                object.flag("DeliverToMailboxAndForward"),
                object.flag("RequireSenderAuthenticationEnabled"));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "MailUser" -> Kind.MAIL_USER;
            case "RemoteMailbox" -> Kind.REMOTE_MAILBOX;
            case "MailContact" -> Kind.MAIL_CONTACT;
            case "DistributionGroup" -> Kind.GROUP;
            default -> Kind.MAILBOX;
        };
    }
}
