package dev.hybridlab.record.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** From values to JSON. */
final class Writing {
    /** The key under which an object tells its type. */
    static final String TYPE = "@";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Writing() {}

    /** @param declared what the reader will expect; where the value is something narrower it tells its type */
    static JsonNode of(Object value, Class<?> declared) {
        var text = Texts.of(value);
        if (text.isPresent()) {
            return JSON.textNode(text.get());
        }
        return switch (value) {
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Enum<?> word -> JSON.textNode(word.name());
            case Optional<?> maybe -> maybe.map(each -> of(each, Object.class)).orElse(JSON.nullNode());
            case Collection<?> all -> {
                var array = JSON.arrayNode(all.size());
                all.forEach(each -> array.add(of(each, Object.class)));
                yield array;
            }
            case Map<?, ?> map -> {
                var array = JSON.arrayNode(map.size());
                map.forEach((key, each) ->
                        array.add(JSON.arrayNode(2).add(of(key, Object.class)).add(of(each, Object.class))));
                yield array;
            }
            case Record record -> object(record, declared);
            default -> throw new IllegalArgumentException("no form for a " + value.getClass() + " in JSON");
        };
    }

    private static ObjectNode object(Record record, Class<?> declared) {
        var node = JSON.objectNode();
        if (record.getClass() != declared) {
            node.put(TYPE, record.getClass().getSimpleName());
        }
        for (var part : Shape.of(record.getClass()).parts()) {
            var value = Shape.get(part, record);
            node.set(
                    part.name(),
                    record instanceof Reason && part.name().equals("arguments")
                            ? arguments((Reason) record)
                            : of(value, Generics.erased(part.type())));
        }
        return node;
    }

    /** Reasons inside reasons stay what they are; everything else is worded. */
    private static JsonNode arguments(Reason reason) {
        var array = JSON.arrayNode();
        for (var each : reason.arguments()) {
            array.add(each instanceof Reason inner ? object(inner, Reason.class) : JSON.textNode(each.toString()));
        }
        return array;
    }
}
