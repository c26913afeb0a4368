package dev.hybridlab.assertj;

import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.harness.testkit.StoredMessage;
import java.util.stream.Collectors;

/** What to say about header fields that are not as expected. */
final class Headers {
    private Headers() {}

    static String missing(StoredMessage message, String name, String value) {
        var found = message.headers(name).isEmpty()
                ? "no such field; " + Spelling.hint("it has", name, message.headerNames())
                : message.headers(name).stream().collect(Collectors.joining("\n            "));
        return "message %s:%n  header    %s%n  expected  %s%n  found     %s".formatted(message, name, value, found);
    }
}
