package dev.hybridlab.record.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.trace.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * A value of the evidence as JSON: a record is an object of its components, a step also tells its kind, an empty
 * {@code Optional} is left out, and what has a text of its own is that text.
 */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Larger bodies are told by their length alone. */
    private static final int LARGEST_BODY = 64 * 1024;

    private Values() {}

    static JsonNode of(Object value) {
        return switch (value) {
            case String text -> JSON.textNode(text);
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Enum<?> word -> JSON.textNode(word.toString());
            case Instant instant -> JSON.textNode(instant.toString());
            case Duration duration -> JSON.textNode(duration.toString());
            case EmailAddress address -> JSON.textNode(address.toString());
            case IpAddress address -> JSON.textNode(address.toString());
            case SmtpReply reply -> JSON.textNode(reply.toString());
            case SourceLine line -> JSON.textNode(line.toString());
            case MessageRef ref -> JSON.textNode(ref.toString());
            case Origin origin -> JSON.textNode(origin.toString());
            case Reason reason -> reason(reason);
            case Message message -> message(message);
            case Optional<?> maybe -> maybe.map(Values::of).orElse(JSON.nullNode());
            case Collection<?> all -> array(all);
            case Map<?, ?> map -> map(map);
            case Record record -> object(record);
            default -> JSON.textNode(value.toString());
        };
    }

    private static JsonNode array(Collection<?> all) {
        var array = JSON.arrayNode();
        for (var each : all) {
            array.add(of(each));
        }
        return array;
    }

    private static ObjectNode map(Map<?, ?> map) {
        var node = JSON.objectNode();
        map.forEach((key, value) -> node.set(key.toString(), of(value)));
        return node;
    }

    private static ObjectNode object(Record record) {
        var node = JSON.objectNode();
        if (record instanceof Step) {
            node.put("kind", record.getClass().getSimpleName());
        }
        for (var component : record.getClass().getRecordComponents()) {
            try {
                var value = component.getAccessor().invoke(record);
                if (value != null && !(value instanceof Optional<?> maybe && maybe.isEmpty())) {
                    node.set(name(record, component), of(value));
                }
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException("cannot read " + component, impossible);
            }
        }
        return node;
    }

    /** {@code kind} tells which step it is; a report's own kind stands beside it. */
    private static String name(Record record, RecordComponent component) {
        return record instanceof Step && component.getName().equals("kind") ? "reportKind" : component.getName();
    }

    /** The sentence, and what it was made of. */
    private static ObjectNode reason(Reason reason) {
        var node = JSON.objectNode().put("fact", reason.fact()).put("text", reason.text());
        reason.configured().ifPresent(origin -> node.put("configured", origin.toString()));
        if (!reason.assumed().isEmpty()) {
            node.set("assumed", of(reason.assumed()));
        }
        return node;
    }

    private static ObjectNode message(Message message) {
        var node = JSON.objectNode();
        var fields = node.putArray("headers");
        message.headers().fields().forEach(field -> fields.add(utf8(field.raw())));
        node.put("bodyLength", message.body().length());
        if (message.body().length() <= LARGEST_BODY) {
            node.put("body", Base64.getEncoder().encodeToString(message.body().octets()));
        }
        return node;
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
