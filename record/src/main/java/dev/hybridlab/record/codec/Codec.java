package dev.hybridlab.record.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Any record of the value types as JSON and back, equal to what it was: an object of its components, which also tells its
 * type where several are possible. Arguments of a reason become their texts.
 */
public final class Codec {
    private Codec() {}

    public static JsonNode write(Object value) {
        return Writing.of(value, value.getClass());
    }

    /** @param type what every element is: a record, or a sealed interface of records */
    public static ArrayNode writeAll(Collection<?> values, Class<?> type) {
        var array = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(each -> array.add(Writing.of(each, type)));
        return array;
    }

    /** @throws IllegalArgumentException if the JSON is not of this type, with the place where it is not */
    public static <T> T read(JsonNode json, Class<T> type) {
        return type.cast(Reading.of(json, type, type.getSimpleName()));
    }

    /** @throws IllegalArgumentException as {@link #read} */
    public static <T> List<T> readAll(JsonNode json, Class<T> type) {
        var all = new ArrayList<T>(json.size());
        for (var each : json) {
            all.add(read(each, type));
        }
        return all;
    }
}
