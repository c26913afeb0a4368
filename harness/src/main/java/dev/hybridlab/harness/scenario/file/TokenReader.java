package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.ClientToken;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.token.KeyCredential;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Reads a {@code token}: one that an {@code application} fetches, or claims, which are texts, lists of texts, and instants for
 * {@code exp} and {@code nbf}.
 */
record TokenReader(Problems problems) {
    private static final String APPLICATION = "application";

    /** What is named replaces a claim of a good token; nothing behind a name leaves that claim out. */
    Optional<ClientToken> read(Keys keys) {
        var node = keys.node("token");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof Node.Mapping mapping)) {
            problems.add(
                    node.get().place(),
                    "a 'token' is a block of claims, not " + node.get().described(),
                    "write {} for a good one, {aud: https://graph.microsoft.com} for one with another audience,"
                            + " {application: Monitor} for one that an application fetches");
            return Optional.empty();
        }
        if (mapping.get(APPLICATION).isPresent()) {
            return Optional.of(fetched(new Keys("a 'token' that is fetched has", mapping, problems)));
        }
        var claims = new LinkedHashMap<String, Object>();
        mapping.entries().forEach(entry -> claims.put(entry.name(), value(entry)));
        return Optional.of(new ClientToken.Made(claims));
    }

    private ClientToken fetched(Keys keys) {
        var fetched = new ClientToken.Fetched(
                keys.requiredText(APPLICATION),
                keys.text("user"),
                keys.text("scope"),
                keys.text("secret"),
                keys.parsed("certificate", "write its thumbprint, as the portal shows it", TokenReader::thumbprint),
                keys.parsed("age", "write 4h, 15m, 30s or 2d", Amounts::duration)
                        .orElse(Duration.ZERO));
        keys.end();
        return fetched;
    }

    private static String thumbprint(String text) {
        if (!KeyCredential.isThumbprint(text)) {
            throw new IllegalArgumentException(
                    "a thumbprint has 40 hex digits (SHA-1) or 64 (SHA-256), not '" + text + "'");
        }
        return text;
    }

    private Object value(Node.Entry entry) {
        var value = entry.value();
        if (value instanceof Node.Sequence list) {
            return list.items().stream().map(TokenReader::text).toList();
        }
        var text = text(value);
        if (!entry.name().equals("exp") && !entry.name().equals("nbf") || text.isEmpty()) {
            return text;
        }
        try {
            return Instant.parse(text).getEpochSecond();
        } catch (DateTimeParseException broken) {
            problems.add(
                    value.place(),
                    "'" + entry.name() + "' cannot be " + value.described(),
                    "an instant is written 2026-03-02T09:00:00Z");
            return "";
        }
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar scalar && !node.isNothing() ? scalar.text() : "";
    }
}
