package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.harness.scenario.yaml.FlowList;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.catalogue.FormCheck;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.catalogue.PropertyType;
import dev.hybridlab.mailflow.configuration.Value;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** Turns a node into the value of a property, by the property's type in the catalogue. */
public final class Values {
    private Values() {}

    /** The value; empty after a problem. {@code null} is {@link Value#NOTHING}: the default applies. */
    public static Optional<Value> read(Node node, Property property, Problems problems) {
        if (node.isNothing()) {
            return Optional.of(Value.NOTHING);
        }
        return read(node, property.name(), property.type(), problems);
    }

    private static Optional<Value> read(Node node, String name, PropertyType type, Problems problems) {
        return switch (type) {
            case PropertyType.Many(var of) -> many(node, name, of, problems);
            case PropertyType.Flag flag -> scalar(node, name, problems).flatMap(each -> flag(each, name, problems));
            case PropertyType.Whole(var least, var most) ->
                scalar(node, name, problems).flatMap(each -> whole(each, name, new long[] {least, most}, problems));
            case PropertyType.Word word ->
                scalar(node, name, problems).flatMap(each -> word(each, name, word, problems));
            case PropertyType.Text(var form) ->
                scalar(node, name, problems).flatMap(each -> text(each, name, form, problems));
        };
    }

    private static Optional<Value> many(Node node, String name, PropertyType of, Problems problems) {
        var pasted = PastedList.of(node, text -> fits(node, text, name, of));
        if (pasted.isPresent()) {
            problems.add(
                    node.place(),
                    "'" + name + "' is a list as Get-... prints it",
                    FlowList.hint(name, pasted.get().items()));
            return Optional.empty();
        }
        var items = new ArrayList<Value>();
        var before = problems.count();
        for (var item : node.asList()) {
            read(item, name, of, problems).ifPresent(items::add);
        }
        return problems.count() == before ? Optional.of(new Value.Items(items)) : Optional.empty();
    }

    private static boolean fits(Node node, String text, String name, PropertyType type) {
        var mistakes = new Problems();
        read(new Node.Scalar(node.place(), text, Node.Scalar.Kind.TEXT), name, type, mistakes);
        return mistakes.isEmpty();
    }

    private static Optional<Node.Scalar> scalar(Node node, String name, Problems problems) {
        if (node instanceof Node.Scalar scalar && !node.isNothing()) {
            return Optional.of(scalar);
        }
        problems.add(node.place(), "'" + name + "' cannot be " + node.described(), "it is one value");
        return Optional.empty();
    }

    private static Optional<Value> flag(Node.Scalar scalar, String name, Problems problems) {
        var text = scalar.kind() == Node.Scalar.Kind.FLAG || scalar.text().startsWith("$")
                ? scalar.text().toLowerCase(Locale.ROOT)
                : "";
        if (text.equals("true") || text.equals("$true")) {
            return Optional.of(Value.of(true));
        }
        if (text.equals("false") || text.equals("$false")) {
            return Optional.of(Value.of(false));
        }
        problems.add(
                scalar.place(),
                "'" + name + "' is true or false, not " + scalar.described()
                        + (scalar.text().matches("(?i)true|false") ? " in quotes" : ""),
                "write true or false, without quotes");
        return Optional.empty();
    }

    private static Optional<Value> whole(Node.Scalar scalar, String name, long[] range, Problems problems) {
        if (scalar.text().matches("-?[0-9]{1,18}")) {
            var number = Long.parseLong(scalar.text());
            if (number >= range[0] && number <= range[1]) {
                return Optional.of(Value.of(number));
            }
        }
        problems.add(
                scalar.place(),
                "'" + name + "' is a whole number from " + range[0] + " to " + range[1] + ", not " + scalar.described(),
                "write such a number");
        return Optional.empty();
    }

    private static Optional<Value> word(Node.Scalar scalar, String name, PropertyType.Word type, Problems problems) {
        var known =
                type.words().stream().filter(scalar.text()::equalsIgnoreCase).findFirst();
        if (known.isEmpty()) {
            problems.add(
                    scalar.place(),
                    "'" + name + "' cannot be " + scalar.described(),
                    Spelling.choice(name + " is one of", scalar.text(), type.words()));
        }
        return known.map(Value::of);
    }

    private static Optional<Value> text(Node.Scalar scalar, String name, PropertyType.Form form, Problems problems) {
        var mistake = FormCheck.mistake(form, scalar.text());
        mistake.ifPresent(what -> problems.add(scalar.place(), what, Examples.hint(name, form)));
        return mistake.isPresent() ? Optional.empty() : Optional.of(Value.of(scalar.text()));
    }
}
