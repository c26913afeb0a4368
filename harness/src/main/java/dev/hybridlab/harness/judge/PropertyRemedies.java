package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cmdlet line that turns the deciding setting itself: a flag the other way, a limit above what was counted. */
final class PropertyRemedies {
    private PropertyRemedies() {}

    static Optional<String> of(Cause cause) {
        return value(cause).map(value -> switch (cause.property()) {
            case "ExternalAudience" ->
                "Set-MailboxAutoReplyConfiguration " + cause.object().identity() + " -ExternalAudience " + value;
            default -> cause.cmdlet() + " -" + cause.property() + " " + value;
        });
    }

    private static Optional<String> value(Cause cause) {
        return switch (cause.property()) {
            case "AutoForwardingMode" -> Optional.of("On");
            case "AllowedOOFType" -> Optional.of("External");
            case "ExternalAudience" -> Optional.of("All");
            case "PermissionGroups" -> Optional.of(groups(cause.value()));
            case "ForwardingAddress", "ForwardingSmtpAddress" -> Optional.of("$null");
            case "SmtpDaneMode" -> Optional.of("Opportunistic");
            case "SenderIPAddresses" -> last(cause.because()).map(peer -> "@{Add=\"" + peer + "\"}");
            default -> byType(cause);
        };
    }

    private static Optional<String> byType(Cause cause) {
        var name = cause.property();
        if (!Character.isUpperCase(name.charAt(0)) || name.equals("MaxHopCount") || name.equals("MaxLocalHopCount")) {
            return Optional.empty(); // a key of the lab's, or the limit that stops a loop and should
        }
        if (cause.value() instanceof Value.Flag(var on)) {
            return Optional.of(on ? "$false" : "$true");
        }
        return name.startsWith("Max") || name.endsWith("Limit")
                ? most(cause.because()).map(number -> "<more than " + number + ">")
                : Optional.empty();
    }

    private static String groups(Value value) {
        return Stream.concat(
                        Stream.of("AnonymousUsers"),
                        value instanceof Value.Items(var items) ? items.stream().map(Value::toString) : Stream.of())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The peer's address stands last in the sentence. */
    private static Optional<String> last(Reason because) {
        return because.arguments().isEmpty()
                ? Optional.empty()
                : Optional.of(because.arguments().getLast().toString());
    }

    /** What the sentence counted: the greatest of its numbers. */
    private static Optional<Long> most(Reason because) {
        return because.arguments().stream()
                .map(Object::toString)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .max(Long::compare);
    }
}
