package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.Entry;
import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads the steps of a scenario. */
final class StepReader {
    private static final List<String> VERBS =
            List.of("send", "advance", "down", "up", "change", "dns", "expire", "move");
    private static final long LARGEST_EML = 64L << 20;

    private final Path folder;
    private final Problems problems;

    /** @param folder of the scenario file, from which paths count */
    StepReader(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    List<ScenarioStep> read(Node node) {
        var steps = new ArrayList<ScenarioStep>();
        for (var item : node.asList()) {
            if (item instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
                step(mapping.entries().getFirst()).ifPresent(steps::add);
            } else {
                problems.add(
                        item.place(),
                        "a step is one verb, not " + item.described(),
                        "a step is one of " + Spelling.listed(VERBS));
            }
        }
        return steps;
    }

    private Optional<ScenarioStep> step(Node.Entry entry) {
        var at = entry.key().place().at();
        var value = entry.value();
        return switch (entry.name()) {
            case "send" -> Keys.of("a 'send' has", value, problems).flatMap(this::send);
            case "advance" ->
                one(value).flatMap(text -> duration(value.place(), text)).map(by -> new ScenarioStep.Advance(at, by));
            case "down" -> one(value).map(host -> new ScenarioStep.Down(at, host));
            case "up" -> one(value).map(host -> new ScenarioStep.Up(at, host));
            case "change" -> Optional.of(new ScenarioStep.ChangeStep(at, changes(value, problems)));
            case "dns" -> Optional.of(new ScenarioStep.Dns(at, dns(value)));
            case "expire" -> one(value).map(name -> new ScenarioStep.Expire(at, name));
            case "move" -> Keys.of("a 'move' has", value, problems).flatMap(keys -> move(keys, entry));
            default -> {
                problems.add(
                        entry.key().place(),
                        "unknown step '" + entry.name() + "'",
                        Spelling.hint("a step is one of", entry.name(), VERBS));
                yield Optional.empty();
            }
        };
    }

    private Optional<String> one(Node node) {
        if (node instanceof Node.Scalar scalar && !node.isNothing()) {
            return Optional.of(scalar.text());
        }
        problems.add(node.place(), "one value is expected, not " + node.described(), "write it behind the colon");
        return Optional.empty();
    }

    private Optional<Duration> duration(Place place, String text) {
        try {
            return Optional.of(Amounts.duration(text));
        } catch (IllegalArgumentException wrong) {
            problems.add(place, String.valueOf(wrong.getMessage()), "write 4h, 15m, 30s or 2d");
            return Optional.empty();
        }
    }

    /** Each key of the mapping is a path, {@code +} or {@code -} at its end. */
    static List<Change> changes(Node node, Problems problems) {
        var changes = new ArrayList<Change>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> changes.add(change(entry)));
        } else if (!node.isNothing()) {
            problems.add(node.place(), "paths and values are expected, not " + node.described(), "write {path: value}");
        }
        return changes;
    }

    private static Change change(Node.Entry entry) {
        var text = entry.name();
        var kind = text.endsWith("+") ? Change.Kind.ADD : text.endsWith("-") ? Change.Kind.REMOVE : Change.Kind.SET;
        var path = kind == Change.Kind.SET ? text : text.substring(0, text.length() - 1);
        return new Change(entry.key().place(), path, entry.value(), kind);
    }

    /** {@code {contoso.com: {MX: ...}}} sets the record types it names and leaves the others. */
    private List<Change> dns(Node node) {
        var changes = new ArrayList<Change>();
        if (!(node instanceof Node.Mapping names)) {
            problems.add(
                    node.place(),
                    "names and records are expected, not " + node.described(),
                    "write {contoso.com: {MX: 10 mx.contoso.com}}");
            return changes;
        }
        for (var name : names.entries()) {
            if (name.value() instanceof Node.Mapping records) {
                records.entries()
                        .forEach(record -> changes.add(new Change(
                                record.key().place(),
                                "dns[\"" + name.name() + "\"]." + record.name(),
                                record.value(),
                                Change.Kind.SET)));
            } else {
                problems.add(
                        name.value().place(),
                        "records are expected, not " + name.value().described(),
                        "write {MX: 10 mx.contoso.com}");
            }
        }
        return changes;
    }

    private Optional<ScenarioStep> move(Keys keys, Node.Entry entry) {
        var mailbox = keys.address("mailbox");
        var to = keys.word("to", List.of("exo", "onprem"));
        if (mailbox.isEmpty() || to.isEmpty()) {
            keys.required("mailbox");
            keys.required("to");
            return Optional.empty();
        }
        keys.end();
        return Optional.of(new ScenarioStep.Move(entry.key().place().at(), mailbox.get(), to.get()));
    }

    private Optional<ScenarioStep> send(Keys keys) {
        var id = keys.requiredText("id");
        var from = keys.requiredText("from").strip();
        var fromNobody = from.equals("<>") || from.isEmpty();
        var sender = fromNobody ? Optional.<EmailAddress>empty() : keys.address("from");
        var to = recipients(keys);
        var message = message(keys);
        var enter = keys.node("enter")
                .flatMap(node -> Keys.of("an 'enter' has", node, problems))
                .flatMap(this::entry);
        var parameters = EsmtpParameters.NONE;
        for (var keyword : List.of("notify", "ret", "envid")) {
            var value = keys.text(keyword);
            parameters = value.isPresent() ? parameters.plus(keyword, value.get()) : parameters;
        }
        keys.end();
        if (id.isEmpty() || to.isEmpty() || sender.isEmpty() && !fromNobody) {
            return Optional.empty();
        }
        if (!id.matches("[A-Za-z0-9_-]+")) {
            problems.add(keys.place(), "the id '" + id + "' is no plain word", "letters, digits, '_' and '-'");
            return Optional.empty();
        }
        return Optional.of(new ScenarioStep.Send(keys.place().at(), id, sender, to, message, enter, parameters));
    }

    private List<EmailAddress> recipients(Keys keys) {
        var node = keys.required("to");
        var to = new ArrayList<EmailAddress>();
        for (var item : node.asList()) {
            if (item instanceof Node.Scalar scalar && !item.isNothing()) {
                keys.parsed(item.place(), scalar.text(), EmailAddress::of).ifPresent(to::add);
            }
        }
        return to;
    }

    private MessageSource message(Keys keys) {
        var file = keys.text("eml");
        var subject = keys.text("subject");
        var headers = new LinkedHashMap<String, String>();
        subject.ifPresent(text -> headers.put("Subject", text));
        keys.node("headers").ifPresent(node -> {
            if (node instanceof Node.Mapping fields) {
                fields.entries().forEach(field -> field(field, headers));
            } else {
                problems.add(
                        node.place(), "header fields are expected, not " + node.described(), "write {Name: value}");
            }
        });
        var body = keys.text("body").orElse("hello\n");
        return file.<MessageSource>flatMap(name -> eml(name, keys))
                .orElseGet(() -> new MessageSource.Written(headers, body));
    }

    private void field(Node.Entry field, LinkedHashMap<String, String> headers) {
        if (!field.name().matches("[\\x21-\\x39\\x3b-\\x7e]+")) { // RFC 5322 §2.2
            problems.add(
                    field.key().place(), "'" + field.name() + "' is no field name", "printable characters without ':'");
        } else if (field.value() instanceof Node.Scalar scalar) {
            headers.put(field.name(), scalar.text());
        } else {
            problems.add(field.value().place(), "a field has one value", "write {" + field.name() + ": value}");
        }
    }

    private Optional<MessageSource> eml(String name, Keys keys) {
        try {
            var path = folder.resolve(name);
            if (!Files.isRegularFile(path)) {
                problems.add(
                        keys.place(), "there is no file '" + name + "'", "paths count from the scenario's own folder");
                return Optional.empty();
            }
            if (Files.size(path) > LARGEST_EML) {
                problems.add(
                        keys.place(),
                        "'" + name + "' is too large",
                        "a message has at most " + LARGEST_EML + " octets");
                return Optional.empty();
            }
            return Optional.of(new MessageSource.File(name, Body.of(Files.readAllBytes(path))));
        } catch (IOException | InvalidPathException unreadable) {
            problems.add(
                    keys.place(),
                    "'" + name + "' cannot be read: " + unreadable.getMessage(),
                    "check that you may read it");
            return Optional.empty();
        }
    }

    private Optional<Entry> entry(Keys keys) {
        var host = keys.requiredText("host");
        var port = keys.parsed("port", Integer::valueOf).orElse(25);
        var from = keys.parsed("from", IpAddress::of);
        var certificate = keys.text("certificate");
        keys.end();
        return host.isEmpty() ? Optional.empty() : Optional.of(new Entry(host, port, from, certificate));
    }
}
