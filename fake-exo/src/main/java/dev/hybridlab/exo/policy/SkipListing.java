package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.ClientName;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.address.IpRange;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.InboundConnector.ConnectorType;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Enhanced Filtering: which source lies behind the hops that the connector says to skip, as a header tells it (EXO-ATTR-56,
 * EXO-ATTR-57, EXO-ATTR-63, EXO-ATTR-64). It is that source whose SPF is asked (HDX-14).
 */
final class SkipListing {
    static final String HEADER = "X-MS-Exchange-SkipListedInternetSender";
    static final String EXTERNAL = "X-MS-Exchange-ExternalOriginalInternetSender";
    private static final Pattern FROM = Pattern.compile("^\\s*from (\\S+) \\(\\[?([0-9a-fA-F:.]+)]?\\)");
    private static final List<IpRange> INSIDE = List.of(
            IpRange.of("10.0.0.0/8"),
            IpRange.of("172.16.0.0/12"),
            IpRange.of("192.168.0.0/16"),
            IpRange.of("127.0.0.0/8"));

    private SkipListing() {}

    static boolean isSet(InboundConnector connector) {
        return connector.source().flag("EFSkipLastIP")
                || !connector.source().texts("EFSkipIPs").isEmpty();
    }

    /** A host as a Received line shows it; of what it calls itself, so much as is a name. */
    record Source(IpAddress address, String name) {
        Source {
            name = ClientName.shown(name);
        }
    }

    /** What it found behind them. */
    static Optional<Source> stamp(Cloud cloud, Arrival arrival, InboundConnector connector, HeaderEdits edits) {
        var settings = connector.source();
        var last = settings.flag("EFSkipLastIP");
        var listed = settings.texts("EFSkipIPs").stream().map(IpRange::of).toList();
        if (!last && listed.isEmpty() || !concerns(settings, arrival) || ignored(cloud, connector)) {
            return Optional.empty();
        }
        var found = source(hops(arrival, edits.headers()), last, last && !both(cloud) ? List.of() : listed);
        found.ifPresent(source -> {
            var because = Reason.assuming(
                            "EXO-ATTR-63",
                            "'{}' skips {}",
                            connector.name(),
                            arrival.peer().address())
                    .configuredAt(settings.originOf(last ? "EFSkipLastIP" : "EFSkipIPs"));
            var whole = cloud.settings().assumption(Assumption.SKIP_LISTED_FORM).equals("ip-and-domain");
            edits.set(
                    HEADER,
                    "ip=[" + source.address() + "]" + (whole ? ";domain=" + source.name() : ""),
                    last ? because.alsoAssuming("EXO-ATTR-64") : because);
        });
        return found;
    }

    /** The same under a second name, for mail that is not the organization's own (EXO-ATTR-65). */
    static void external(Cloud cloud, Attribution attribution, HeaderEdits edits) {
        var always =
                cloud.settings().assumption(Assumption.EXTERNAL_ORIGINAL_SENDER).equals("always");
        if (attribution.authAs() == AuthAs.INTERNAL && !always) {
            return;
        }
        edits.headers()
                .first(HEADER)
                .ifPresent(source -> edits.set(
                        EXTERNAL,
                        source.strip(),
                        Reason.assuming(
                                "EXO-ATTR-65", "the mail is {} and was found behind others", attribution.authAs())));
    }

    /** EXO-ATTR-56: all recipients of the message, or it does not count. */
    private static boolean concerns(ConfigObject settings, Arrival arrival) {
        var users = settings.texts("EFUsers");
        return users.isEmpty()
                || arrival.envelope().recipients().stream()
                        .allMatch(recipient -> users.stream()
                                .map(EmailAddress::of)
                                .anyMatch(user ->
                                        user.key().equals(recipient.address().key())));
    }

    /** EXO-ATTR-57. */
    private static boolean ignored(Cloud cloud, InboundConnector connector) {
        return connector.connectorType() == ConnectorType.ON_PREMISES
                && cloud.settings()
                        .assumption(Assumption.ENHANCED_FILTERING_ON_HYBRID)
                        .equals("ignored");
    }

    /** EXO-ATTR-64: whether the listed hops behind the last one are skipped as well. */
    private static boolean both(Cloud cloud) {
        return cloud.settings().assumption(Assumption.SKIP_LAST_AND_LISTED).equals("both");
    }

    /** Newest first. */
    private static List<Source> hops(Arrival arrival, Headers headers) {
        var hops = new ArrayList<Source>();
        hops.add(new Source(arrival.peer().address(), arrival.peer().helo().orElse("")));
        headers.all("Received").forEach(line -> hop(line).ifPresent(hops::add));
        return hops;
    }

    /** The newest hop that is not skipped. */
    private static Optional<Source> source(List<Source> hops, boolean last, List<IpRange> listed) {
        var next = last ? 1 : 0;
        while (next < hops.size() && isIn(listed, hops.get(next).address())) {
            next++;
        }
        return next > 0 && next < hops.size() ? Optional.of(hops.get(next)) : Optional.empty();
    }

    private static Optional<Source> hop(String received) {
        var match = FROM.matcher(received);
        if (!match.find() || !IpAddress.isAddress(match.group(2))) {
            return Optional.empty();
        }
        var source = new Source(IpAddress.of(match.group(2)), match.group(1));
        return isIn(INSIDE, source.address()) ? Optional.empty() : Optional.of(source);
    }

    private static boolean isIn(List<IpRange> ranges, IpAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
