package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.FieldForm;
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
        FieldForm.ofName(field.name())
                .ifPresentOrElse(
                        flaw -> problems.add(field.key().place(), flaw.what(), flaw.mend()),
                        () -> field(field.name(), field.value(), headers));
    }

    private void field(String name, Node value, SequencedMap<String, String> headers) {
        if (!(value instanceof Node.Scalar scalar)) {
            problems.add(value.place(), "a field has one value", "write {" + name + ": value}");
            return;
        }
        FieldForm.ofValue(name, scalar.text())
                .ifPresentOrElse(
                        flaw -> problems.add(value.place(), flaw.what(), flaw.mend()),
                        () -> headers.put(name, scalar.text()));
    }

    private Optional<MessageSource> eml(String name, Place place) {
        try {
            var path = folder.resolve(name);
            if (!Files.isRegularFile(path)) {
                problems.add(place, "there is no file '" + name + "'", "paths count from the scenario's own folder");
                return Optional.empty();
            }
            if (!path.toRealPath().startsWith(folder.toRealPath())) { // a scenario of a stranger reads no other file
                problems.add(
                        place, "'" + name + "' lies outside the scenario's folder", "put the file beside the scenario");
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
