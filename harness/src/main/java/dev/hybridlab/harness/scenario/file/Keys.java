package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.NearWord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys of one block of a scenario: asks for each, and tells the ones that nobody asked for. */
final class Keys {
    static final String ADDRESS = "an address is written name@domain: anna@contoso.com";

    private final String owner;
    private final Node.Mapping mapping;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /** @param owner with its verb, {@code a delivery has} */
    Keys(String owner, Node.Mapping mapping, Problems problems) {
        this.owner = owner;
        this.mapping = mapping;
        this.problems = problems;
    }

    /** The mapping that a node must be. */
    static Optional<Keys> of(String owner, Node node, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(new Keys(owner, mapping, problems));
        }
        problems.add(node.place(), "a block is expected, not " + node.described(), owner + " keys, as in {key: value}");
        return Optional.empty();
    }

    Place place() {
        return mapping.place();
    }

    /** Of the value behind a key; of the block where the key is absent. */
    Place placeOf(String key) {
        return mapping.get(key).map(Node::place).orElse(mapping.place());
    }

    Optional<Node> node(String key) {
        known.add(key);
        return mapping.get(key).filter(node -> !node.isNothing());
    }

    Node required(String key) {
        return node(key).orElseGet(() -> {
            missing.add(key);
            return new Node.Scalar(mapping.place(), "", Node.Scalar.Kind.NOTHING);
        });
    }

    Optional<String> text(String key) {
        return node(key).flatMap(node -> text(node, key));
    }

    private Optional<String> text(Node node, String key) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar.text());
        }
        problems.add(node.place(), "'" + key + "' cannot be " + node.described(), "it is one value");
        return Optional.empty();
    }

    String requiredText(String key) {
        var node = required(key);
        return node.isNothing() ? "" : text(node, key).orElse("");
    }

    List<String> texts(String key) {
        return node(key).map(node -> texts(node, key)).orElse(List.of());
    }

    private List<String> texts(Node node, String key) {
        var texts = new ArrayList<String>();
        node.asList().forEach(item -> text(item, key).ifPresent(texts::add));
        return texts;
    }

    /** Read by {@code parse}; what it throws as an IllegalArgumentException is the problem's text. */
    <T> Optional<T> parsed(String key, String hint, Function<String, T> parse) {
        return node(key).flatMap(node -> text(node, key).flatMap(text -> parsed(node.place(), text, hint, parse)));
    }

    <T> Optional<T> parsed(Place place, String text, String hint, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException wrong) {
            problems.add(place, String.valueOf(wrong.getMessage()), hint);
            return Optional.empty();
        }
    }

    Optional<EmailAddress> address(String key) {
        return parsed(key, ADDRESS, EmailAddress::of);
    }

    /** A whole number between two bounds. */
    Optional<Integer> whole(String key, int least, int most) {
        return text(key).flatMap(text -> {
            if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Optional.of(Integer.parseInt(text));
            }
            problems.add(
                    placeOf(key),
                    "'" + key + "' cannot be '" + text + "'",
                    "it is a whole number from " + least + " to " + most);
            return Optional.empty();
        });
    }

    /** A text of this form. */
    Optional<String> formed(String key, String form, String hint) {
        return text(key).filter(text -> {
            if (!text.matches(form)) {
                problems.add(placeOf(key), "'" + key + "' cannot be '" + text + "'", hint);
            }
            return text.matches(form);
        });
    }

    /** One of these words. */
    Optional<String> word(String key, List<String> words) {
        var text = text(key);
        if (text.isPresent() && !words.contains(text.get())) {
            problems.add(
                    placeOf(key),
                    "'" + key + "' cannot be '" + text.get() + "'",
                    Spelling.choice("it is one of", text.get(), words));
            return Optional.empty();
        }
        return text;
    }

    /** To be called when every key was asked for. A key that is only misspelled is not told as missing, too. */
    void end() {
        for (var entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                NearWord.of(entry.name(), known).ifPresent(missing::remove);
                problems.add(
                        entry.key().place(),
                        "unknown key '" + entry.name() + "'",
                        Spelling.hint(owner, entry.name(), known));
            }
        }
        missing.forEach(key -> problems.add(mapping.place(), "'" + key + "' is missing", owner + " '" + key + "'"));
    }
}
