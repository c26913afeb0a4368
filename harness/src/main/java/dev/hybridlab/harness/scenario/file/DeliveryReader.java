package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.BodyExpectation;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.HeaderExpectation;
import dev.hybridlab.harness.scenario.ReceivedExpectation;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads a {@code delivered}: where, with which headers and Received lines, when, how often. */
final class DeliveryReader {
    private static final int MOST = 1000;
    private static final List<String> TLS = List.of("TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3", "none");

    private final Problems problems;

    DeliveryReader(Problems problems) {
        this.problems = problems;
    }

    Expectation read(SourceLine at, Keys keys) {
        var where = new Expectation.Delivered.Where(keys.requiredText("at"), keys.address("to"), keys.texts("path"));
        return new Expectation.Delivered(
                at,
                where,
                keys.node("headers").map(this::headers).orElseGet(LinkedHashMap::new),
                keys.node("received").map(this::received).orElse(List.of()),
                body(keys),
                keys.parsed("within", "it is virtual time since the message was sent", Amounts::duration),
                keys.whole("times", 1, MOST).orElse(1));
    }

    private SequencedMap<String, HeaderExpectation> headers(Node node) {
        var headers = new LinkedHashMap<String, HeaderExpectation>();
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), "header fields are expected, not " + node.described(), "write {Name: value}");
            return headers;
        }
        mapping.entries()
                .forEach(entry -> header(entry.value()).ifPresent(header -> headers.put(entry.name(), header)));
        return headers;
    }

    private Optional<HeaderExpectation> header(Node node) {
        if (node instanceof Node.Scalar scalar && !node.isNothing()) {
            return Optional.of(
                    switch (scalar.text()) {
                        case "absent" -> new HeaderExpectation.Absent();
                        case "present" -> new HeaderExpectation.Present();
                        default -> new HeaderExpectation.Exactly(scalar.text());
                    });
        }
        if (node instanceof Node.Mapping) {
            return Keys.of("a field has", node, problems).map(keys -> {
                var text = keys.requiredText("contains");
                keys.end();
                return new HeaderExpectation.Contains(text);
            });
        }
        problems.add(
                node.place(),
                "a field is one value, not " + node.described(),
                "write a value, absent, present or {contains: text}");
        return Optional.empty();
    }

    /** One text, several, or {@code {contains, lacks}}. */
    private BodyExpectation body(Keys keys) {
        if (keys.node("body").filter(Node.Mapping.class::isInstance).isEmpty()) {
            return new BodyExpectation(keys.texts("body"), List.of());
        }
        return keys.node("body")
                .flatMap(node -> Keys.of("a body has", node, problems))
                .map(inner -> {
                    var body = new BodyExpectation(inner.texts("contains"), inner.texts("lacks"));
                    inner.end();
                    return body;
                })
                .orElse(BodyExpectation.NONE);
    }

    private List<ReceivedExpectation> received(Node node) {
        var lines = new ArrayList<ReceivedExpectation>();
        for (var item : node.asList()) {
            Keys.of("a Received line has", item, problems).ifPresent(keys -> {
                lines.add(new ReceivedExpectation(
                        keys.text("by"), keys.text("with"), keys.text("via"), keys.word("tls", TLS)));
                keys.end();
            });
        }
        return lines;
    }
}
