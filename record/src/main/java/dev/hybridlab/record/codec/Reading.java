package dev.hybridlab.record.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hybridlab.mailflow.trace.Reason;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** From JSON to values. Only types that the declared type names can come out, whatever the JSON says. */
final class Reading {
    private Reading() {}

    /** @param place for the answer to JSON that does not fit */
    static Object of(JsonNode json, Type type, String place) {
        var erased = Generics.erased(type);
        if (Texts.has(erased)) {
            return text(json, erased, place);
        }
        if (erased == boolean.class) {
            return expect(json.isBoolean(), json, "true or false", place).booleanValue();
        }
        if (erased == int.class) {
            return expect(json.canConvertToInt() && json.isNumber(), json, "a number", place)
                    .intValue();
        }
        if (erased == long.class) {
            return expect(json.isIntegralNumber(), json, "a number", place).longValue();
        }
        if (erased == Optional.class) {
            return json.isNull() ? Optional.empty() : Optional.of(of(json, Generics.argument(type, 0), place));
        }
        if (erased.isEnum()) {
            return word(json, erased, place);
        }
        if (Map.class.isAssignableFrom(erased)) {
            return map(json, type, place);
        }
        if (Collection.class.isAssignableFrom(erased)) {
            return all(json, type, place);
        }
        return record(json, erased, place);
    }

    private static JsonNode expect(boolean fits, JsonNode json, String what, String place) {
        if (!fits) {
            throw new IllegalArgumentException(place + ": expected " + what + ", found " + shortly(json));
        }
        return json;
    }

    private static String shortly(JsonNode json) {
        var text = json.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    private static Object text(JsonNode json, Class<?> type, String place) {
        expect(json.isTextual(), json, "a text", place);
        try {
            return Texts.read(json.textValue(), type).orElseThrow();
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException(
                    place + ": no " + type.getSimpleName() + ": " + shortly(json), malformed);
        }
    }

    private static Object word(JsonNode json, Class<?> type, String place) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> ((Enum<?>) each).name().equals(json.asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        place + ": no " + type.getSimpleName() + " is called " + shortly(json)));
    }

    private static Collection<Object> all(JsonNode json, Type type, String place) {
        expect(json.isArray(), json, "an array", place);
        var element = Generics.argument(type, 0);
        var all = new ArrayList<Object>(json.size());
        for (var each : json) {
            all.add(of(each, element, place + "[" + all.size() + "]"));
        }
        return Set.class.isAssignableFrom(Generics.erased(type)) ? new LinkedHashSet<>(all) : all;
    }

    private static Map<Object, Object> map(JsonNode json, Type type, String place) {
        expect(json.isArray(), json, "an array of pairs", place);
        var map = new LinkedHashMap<Object, Object>();
        for (var each : json) {
            map.put(
                    of(each.path(0), Generics.argument(type, 0), place),
                    of(each.path(1), Generics.argument(type, 1), place));
        }
        return map;
    }

    private static Object record(JsonNode json, Class<?> declared, String place) {
        expect(json.isObject(), json, "an object", place);
        var type = narrowed(json, declared, place);
        var shape = Shape.of(type);
        var values = new ArrayList<Object>();
        for (var part : shape.parts()) {
            var value = json.path(part.name());
            values.add(
                    type == Reason.class && part.name().equals("arguments")
                            ? arguments(value, place)
                            : of(value, part.type(), place + "." + part.name()));
        }
        try {
            return shape.make(values.toArray());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(place + ": " + refused.getMessage(), refused);
        }
    }

    private static List<Object> arguments(JsonNode json, String place) {
        var all = new ArrayList<Object>();
        for (var each : json) {
            all.add(each.isObject() ? of(each, Reason.class, place) : each.asText());
        }
        return all;
    }

    /** The record itself, or the one among those that a sealed interface permits. */
    private static Class<?> narrowed(JsonNode json, Class<?> declared, String place) {
        if (declared.isRecord()) {
            return declared;
        }
        var name = json.path(Writing.TYPE).asText();
        return permitted(declared)
                .filter(each -> each.isRecord() && each.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        place + ": no " + declared.getSimpleName() + " is called '" + name + "'"));
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(each -> Stream.concat(Stream.of(each), permitted(each)))
                : Stream.empty();
    }
}
