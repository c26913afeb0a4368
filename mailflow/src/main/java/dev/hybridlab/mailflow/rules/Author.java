package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.exchange.FromField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.topology.TransportRule.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who wrote a message and from where it came, as rules see it (RULE-09, RULE-13). */
final class Author {
    private static final Pattern FROM_BY = Pattern.compile("^from (\\S+) \\(\\[?([^)\\]]+)\\]?\\) by (\\S+)");

    private Author() {}

    static List<EmailAddress> addresses(HeldMessage held, Headers headers, Location location) {
        return switch (location) {
            case HEADER -> FromField.address(headers).stream().toList();
            case ENVELOPE -> held.sender().stream().toList();
            case HEADER_OR_ENVELOPE ->
                Stream.concat(FromField.address(headers).stream(), held.sender().stream())
                        .toList();
        };
    }

    /** The address that handed it to this organization: the newest own Received line about somebody else says it. */
    static Optional<IpAddress> peer(Headers headers, Set<String> receivers) {
        for (var field : headers.fields()) {
            if (field.is("Received")) {
                var match = FROM_BY.matcher(field.value());
                if (match.find()
                        && receivers.contains(match.group(3).toLowerCase(Locale.ROOT))
                        && !receivers.contains(match.group(1).toLowerCase(Locale.ROOT))) {
                    return address(match.group(2));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<IpAddress> address(String text) {
        return IpAddress.isAddress(text) ? Optional.of(IpAddress.of(text)) : Optional.empty();
    }
}
