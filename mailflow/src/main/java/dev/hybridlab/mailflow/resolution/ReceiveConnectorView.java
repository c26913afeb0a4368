package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.Extension;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Binding;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Capability;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Connections;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Limits;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Match;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Offer;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Security;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Session;
import dev.hybridlab.mailflow.topology.ReceiveConnector.SizeKeyword;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Tls;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A receive connector as a typed view. */
final class ReceiveConnectorView {
    private ReceiveConnectorView() {}

    static ReceiveConnector of(ConfigObject object, String serverFqdn) {
        return new ReceiveConnector(
                object,
                object.identity(),
                object.flag("Enabled"),
                new Match(
                        Reading.all(object, "Bindings", ReceiveConnectorView::binding),
                        Reading.ranges(object, "RemoteIPRanges"),
                        object.text("TransportRole")
                                .filter("FrontendTransport"::equalsIgnoreCase)
                                .isPresent()),
                security(object, serverFqdn),
                new Tls(
                        object.flag("RequireTLS"),
                        object.text("TlsCertificateName"),
                        Reading.all(object, "TlsDomainCapabilities", ReceiveConnectorView::capability),
                        object.flag("SuppressXAnonymousTls")),
                new Limits(
                        Reading.whole(object, "MaxHopCount"),
                        Reading.whole(object, "MaxLocalHopCount"),
                        Reading.size(object, "MaxMessageSize"),
                        Reading.whole(object, "MaxRecipientsPerMessage"),
                        session(object),
                        object.flag("BareLinefeedRejectionEnabled"),
                        Reading.size(object, "MaxHeaderSize"),
                        new Connections(
                                count(object, "MaxInboundConnection"),
                                count(object, "MaxInboundConnectionPerSource"),
                                Reading.whole(object, "MaxInboundConnectionPercentagePerSource"))),
                new Offer(size(object), extensions(object), object.flag("EnableAuthGSSAPI")));
    }

    private static Session session(ConfigObject object) {
        return new Session(
                Reading.whole(object, "MaxProtocolErrors"),
                Reading.whole(object, "MaxLogonFailures"),
                Reading.one(object, "ConnectionTimeout", Amounts::duration).orElse(Duration.ofMinutes(10)),
                Reading.one(object, "ConnectionInactivityTimeout", Amounts::duration)
                        .orElse(Duration.ofMinutes(5)),
                Reading.one(object, "TarpitInterval", Amounts::duration).orElse(Duration.ZERO),
                Reading.one(object, "AuthTarpitInterval", Amounts::duration).orElse(Duration.ZERO));
    }

    /** A number, or the word Unlimited. */
    private static long count(ConfigObject object, String property) {
        return object.text(property)
                .filter(text -> text.chars().allMatch(Character::isDigit))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
    }

    private static SizeKeyword size(ConfigObject object) {
        return switch (object.text("SizeEnabled").orElse("Enabled").toLowerCase(Locale.ROOT)) {
            case "disabled" -> SizeKeyword.DISABLED;
            case "enabledwithoutvalue" -> SizeKeyword.ENABLED_WITHOUT_VALUE;
            default -> SizeKeyword.ENABLED;
        };
    }

    private static Set<Extension> extensions(ConfigObject object) {
        var on = EnumSet.allOf(Extension.class);
        on.removeIf(extension -> !object.flag(extension.property()));
        return on;
    }

    private static Security security(ConfigObject object, String serverFqdn) {
        return new Security(
                Reading.words(object, "AuthMechanism"),
                Reading.words(object, "PermissionGroups"),
                object.texts("AnonymousRights").stream()
                        .map(ReceiveConnectorView::shortRight)
                        .collect(Collectors.toUnmodifiableSet()),
                object.text("Banner"),
                object.text("Fqdn").orElse(serverFqdn));
    }

    /** {@code ms-Exch-SMTP-Accept-Any-Recipient} becomes {@code Accept-Any-Recipient}. */
    private static String shortRight(String right) {
        return right.replaceFirst("(?i)^ms-Exch-", "").replaceFirst("(?i)^SMTP-", "");
    }

    private static Binding binding(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a binding is written 0.0.0.0:25, not '" + text + "'");
        }
        var address = text.substring(0, colon);
        var bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        return new Binding(bare, Integer.parseInt(text.substring(colon + 1)));
    }

    /** The domain may be the word NO-TLS (ONP-RECV-27). */
    private static Capability capability(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a capability is written domain:capability, not '" + text + "'");
        }
        var words = Arrays.stream(text.substring(colon + 1).split(",")).map(String::strip);
        return new Capability(text.substring(0, colon), words.collect(Collectors.toUnmodifiableSet()));
    }
}
