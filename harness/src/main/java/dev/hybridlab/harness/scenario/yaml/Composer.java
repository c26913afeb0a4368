package dev.hybridlab.harness.scenario.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Makes nodes of the parser's events. Not by the library's own composer: this one stops at a depth and at a number of
 * nodes, counting what an alias repeats, and tells duplicate keys with their place.
 */
final class Composer {
    static final int DEEPEST = 40;
    static final int MOST_NODES = 100_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(YamlFile.LARGEST)
            .build();

    private final SourceText source;
    private final Problems problems;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private Iterator<Event> events = List.<Event>of().iterator();
    private int nodes;

    private record Anchored(Node node, int size) {}

    Composer(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The one document; empty when there is none or it breaks off, which is then a problem. */
    Optional<Node> compose(String text) {
        try {
            events = new Parse(SETTINGS).parseString(text).iterator();
            events.next(); // the stream starts
            if (events.next().getEventId() == Event.ID.StreamEnd) {
                problems.add(source.place(1, 1, 1), "is empty", "write a topology or a scenario into it");
                return Optional.empty();
            }
            var root = node(events.next(), 0);
            events.next(); // the document ends
            var after = events.next();
            if (after.getEventId() != Event.ID.StreamEnd) {
                problems.add(SyntaxProblem.place(source, after), "a second document", "one file holds one document");
            }
            return Optional.of(root);
        } catch (YamlEngineException syntax) {
            problems.addAll(List.of(SyntaxProblem.of(source, syntax)));
        } catch (TooMuch tooMuch) {
            problems.addAll(List.of(tooMuch.problem));
        }
        return Optional.empty();
    }

    private Node node(Event event, int depth) {
        var place = SyntaxProblem.place(source, event);
        if (++nodes > MOST_NODES) {
            throw new TooMuch(
                    place.problem("more than " + MOST_NODES + " values", "split the file, use fewer aliases"));
        }
        if (depth > DEEPEST) {
            throw new TooMuch(place.problem(
                    "nested more than " + DEEPEST + " deep",
                    "no file needs that: look for brackets that are not closed"));
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias, place);
        }
        var before = nodes;
        var node = event instanceof ScalarEvent scalar ? scalar(scalar, place) : collection(event, place, depth);
        if (event instanceof NodeEvent named) {
            named.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(node, nodes - before + 1)));
        }
        return node;
    }

    private Node aliased(AliasEvent alias, Place place) {
        var known = anchors.get(alias.getAlias());
        if (known == null) {
            problems.add(
                    place,
                    "there is no anchor '&" + alias.getAlias().getValue() + "' before this alias",
                    "a text that begins with '*' needs quotes: \"*"
                            + alias.getAlias().getValue() + "\"");
            return new Node.Scalar(place, "*" + alias.getAlias().getValue(), Node.Scalar.Kind.TEXT);
        }
        nodes += known.size();
        return known.node();
    }

    private Node.Scalar scalar(ScalarEvent event, Place place) {
        foreignTag(event.getTag(), place);
        if (!event.isPlain()) {
            return new Node.Scalar(place, event.getValue(), Node.Scalar.Kind.TEXT);
        }
        var tag = SETTINGS.getSchema().getScalarResolver().resolve(event.getValue(), true);
        var text = event.getValue();
        var kind = tag.equals(Tag.BOOL)
                ? Node.Scalar.Kind.FLAG
                : tag.equals(Tag.NULL)
                        ? Node.Scalar.Kind.NOTHING
                        : tag.equals(Tag.INT) && text.matches("[-+]?[0-9]+")
                                ? Node.Scalar.Kind.WHOLE
                                : tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)
                                        ? Node.Scalar.Kind.DECIMAL
                                        : Node.Scalar.Kind.TEXT;
        return new Node.Scalar(place, text, kind);
    }

    private Node collection(Event start, Place place, int depth) {
        if (start instanceof CollectionStartEvent tagged) {
            foreignTag(tagged.getTag(), place);
        }
        if (start instanceof MappingStartEvent) {
            return mapping(place, depth);
        }
        var items = new ArrayList<Node>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Sequence(place, items);
    }

    private Node.Mapping mapping(Place place, int depth) {
        var entries = new ArrayList<Node.Entry>();
        var seen = new HashMap<String, Place>();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var key = node(event, depth + 1);
            var value = node(events.next(), depth + 1);
            if (!(key instanceof Node.Scalar name)) {
                problems.add(
                        key.place(),
                        "a key cannot be " + key.described(),
                        "a key is a word; '{' or '[' begins a text only in quotes");
            } else if (seen.putIfAbsent(name.text(), key.place()) instanceof Place first) {
                problems.add(
                        key.place(),
                        "'" + name.text() + "' is there twice, first in line "
                                + first.at().line(),
                        "keep one of the two");
            } else {
                entries.add(new Node.Entry(name, value));
            }
        }
        return new Node.Mapping(place, entries);
    }

    private void foreignTag(Optional<String> tag, Place place) {
        tag.filter(name -> !name.equals(Tag.STR.getValue()))
                .ifPresent(name -> problems.add(
                        place,
                        "a tag means nothing here: " + name,
                        "leave it out; a text that begins with '!' needs quotes"));
    }

    /** Ends the reading of hostile input. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        TooMuch(Problem problem) {
            super(problem.found());
            this.problem = problem;
        }
    }
}
