package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.mailflow.message.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the message of a {@code send}: subject, headers and body, or an .eml file. */
final class MessageReader {
    private static final long LARGEST_EML = 64L << 20;

    private final Path folder;
    private final Problems problems;

    MessageReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    MessageSource read(Keys keys) {
        var headers = new LinkedHashMap<String, String>();
        keys.node("subject").ifPresent(node -> field("Subject", node, headers));
        keys.node("headers").ifPresent(node -> {
            if (node instanceof Node.Mapping fields) {
                fields.entries().forEach(field -> field(field, headers));
            } else {
                problems.add(
                        node.place(), "header fields are expected, not " + node.described(), "write {Name: value}");
            }
        });
        var body = keys.text("body");
        var file = keys.text("eml");
        if (file.isPresent() && (body.isPresent() || !headers.isEmpty())) {
            problems.add(
                    keys.placeOf("eml"), "an .eml file is the whole message", "leave subject, headers and body out");
        }
        return file.<MessageSource>flatMap(name -> eml(name, keys.placeOf("eml")))
                .orElseGet(() -> new MessageSource.Written(headers, body.orElse("hello\n")));
    }

    private void field(Node.Entry field, SequencedMap<String, String> headers) {
        if (!field.name().matches("[\\x21-\\x39\\x3b-\\x7e]+")) { // RFC 5322 §2.2
            problems.add(
                    field.key().place(), "'" + field.name() + "' is no field name", "printable characters without ':'");
        } else {
            field(field.name(), field.value(), headers);
        }
    }

    /** RFC 5322 §2.2.3: a line break inside a value folds it, so a blank follows; anything else would be another field. */
    private void field(String name, Node value, SequencedMap<String, String> headers) {
        if (!(value instanceof Node.Scalar scalar)) {
            problems.add(value.place(), "a field has one value", "write {" + name + ": value}");
        } else if (scalar.text().matches("(?s).*[\r\n](?![\r\n]*[ \t]).*")) {
            problems.add(
                    value.place(),
                    "'" + name + "' has a line that does not begin with a blank",
                    "a folded line begins with one; write further fields under 'headers'");
        } else if (scalar.text().chars().anyMatch(c -> c < ' ' && c != '\r' && c != '\n' && c != '\t' || c == 127)) {
            problems.add(value.place(), "'" + name + "' has a control character", "write it as an encoded word");
        } else {
            headers.put(name, scalar.text());
        }
    }

    private Optional<MessageSource> eml(String name, Place place) {
        try {
            var path = folder.resolve(name);
            if (!Files.isRegularFile(path)) {
                problems.add(place, "there is no file '" + name + "'", "paths count from the scenario's own folder");
                return Optional.empty();
            }
            if (Files.size(path) > LARGEST_EML) {
                problems.add(place, "'" + name + "' is too large", "a message has at most " + LARGEST_EML + " octets");
                return Optional.empty();
            }
            return Optional.of(new MessageSource.File(name, Body.of(lineEnds(Files.readAllBytes(path)))));
        } catch (IOException | InvalidPathException unreadable) {
            problems.add(
                    place, "'" + name + "' cannot be read: " + unreadable.getMessage(), "check that you may read it");
            return Optional.empty();
        }
    }

    /** A file without any CR was written by an editor that ends lines with LF; any other is taken octet for octet. */
    private static byte[] lineEnds(byte[] octets) {
        for (var octet : octets) {
            if (octet == '\r') {
                return octets;
            }
        }
        var out = new ByteArrayOutputStream(octets.length + octets.length / 16);
        for (var octet : octets) {
            if (octet == '\n') {
                out.write('\r');
            }
            out.write(octet);
        }
        return out.toByteArray();
    }
}
