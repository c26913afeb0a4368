package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.transit.QueueIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the steps of a scenario. */
final class StepReader {
    private static final List<String> VERBS =
            List.of("send", "advance", "down", "up", "suspend", "resume", "change", "dns", "expire", "move", "sync");

    private final SendReader sends;
    private final Problems problems;

    /** @param folder of the scenario file, from which paths count */
    StepReader(Path folder, Problems problems) {
        this.sends = new SendReader(folder, problems);
        this.problems = problems;
    }

    /** The id of every {@code send} that was read, whatever else was wrong with it. */
    Set<String> ids() {
        return sends.ids();
    }

    List<ScenarioStep> read(Node node) {
        var steps = new ArrayList<ScenarioStep>();
        for (var item : node.isNothing() ? List.<Node>of() : node.asList()) {
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
            case "send" -> Keys.of("a 'send' has", value, problems).flatMap(sends::read);
            case "advance" ->
                one(value).flatMap(text -> duration(value.place(), text)).map(by -> new ScenarioStep.Advance(at, by));
            case "down" -> one(value).map(host -> new ScenarioStep.Down(at, host));
            case "up" -> one(value).map(host -> new ScenarioStep.Up(at, host));
            case "suspend" -> one(value).map(which -> new ScenarioStep.Suspend(at, QueueIdentity.of(which)));
            case "resume" -> one(value).map(which -> new ScenarioStep.Resume(at, QueueIdentity.of(which)));
            case "change" -> Optional.of(new ScenarioStep.ChangeStep(at, changes(value, problems)));
            case "dns" -> Optional.of(new ScenarioStep.Dns(at, dns(value)));
            case "expire" -> one(value).map(name -> new ScenarioStep.Expire(at, name));
            case "sync" -> one(value).filter(text -> now(value.place(), text)).map(text -> new ScenarioStep.Sync(at));
            case "move" -> Keys.of("a 'move' has", value, problems).flatMap(keys -> move(keys, entry));
            default -> {
                problems.add(
                        entry.key().place(),
                        "unknown step '" + entry.name() + "'",
                        Spelling.choice("a step is one of", entry.name(), VERBS));
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

    private boolean now(Place place, String text) {
        if (!text.equals("now")) {
            problems.add(
                    place, "'sync' is 'now', not '" + text + "'", "for a lag set directorySyncInterval and advance");
        }
        return text.equals("now");
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

    private static Optional<ScenarioStep> move(Keys keys, Node.Entry entry) {
        keys.required("mailbox");
        keys.required("to");
        var mailbox = keys.address("mailbox");
        var to = keys.word("to", List.of("exo", "onprem"));
        keys.end();
        return mailbox.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScenarioStep.Move(entry.key().place().at(), mailbox.get(), to.get()));
    }
}
