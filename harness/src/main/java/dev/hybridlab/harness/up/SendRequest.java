package dev.hybridlab.harness.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.harness.scenario.Entry;
import dev.hybridlab.harness.scenario.FieldForm;
import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What {@code hybridlab send} asks of a running lab.
 *
 * @param from empty or {@code <>}: the null sender
 * @param to at least one
 * @param headers beside those that every message gets
 * @param body its text
 * @param eml a whole message instead of headers and body; empty: none
 * @param enter the host to dial, for a sender that nobody in the lab has; empty: it follows from the sender
 * @param enterFrom the logical address to come from; empty: the visitor's
 */
public record SendRequest(
        String from,
        List<String> to,
        LinkedHashMap<String, String> headers,
        String body,
        byte[] eml,
        String enter,
        String enterFrom) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KEYS = List.of("from", "to", "headers", "body", "eml", "enter", "enterFrom");

    public ObjectNode json() {
        var node = JSON.createObjectNode().put("from", from).put("body", body);
        to.forEach(node.putArray("to")::add);
        var fields = node.putObject("headers");
        headers.forEach(fields::put);
        if (eml.length > 0) {
            node.put("eml", eml);
        }
        return node.put("enter", enter).put("enterFrom", enterFrom);
    }

    /** @param visitor the logical address of whoever says a host to enter and none to come from */
    static Send read(JsonNode body, String id, IpAddress visitor) {
        var request = new RequestFields(body, KEYS);
        var to = request.addresses("to");
        var from = request.text("from");
        return new Send(
                new SourceLine("send", 1, 1),
                id,
                from.isEmpty() || from.equals("<>")
                        ? Optional.empty()
                        : Optional.of(RequestFields.address("from", from)),
                to,
                message(request),
                entry(request, visitor),
                EsmtpParameters.NONE);
    }

    private static MessageSource message(RequestFields request) {
        var eml = request.octets("eml");
        if (eml.length > 0) {
            return new MessageSource.File("send", Body.of(eml));
        }
        var headers = request.texts("headers");
        headers.forEach((name, value) -> FieldForm.ofName(name)
                .or(() -> FieldForm.ofValue(name, value))
                .ifPresent(flaw -> {
                    throw new IllegalArgumentException(flaw.what() + "; " + flaw.mend());
                }));
        return new MessageSource.Written(headers, request.text("body"));
    }

    private static Optional<Entry> entry(RequestFields request, IpAddress visitor) {
        var host = request.text("enter");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        var from = request.text("enterFrom");
        var address = from.isEmpty() ? visitor : RequestFields.read("enterFrom", from, IpAddress::of);
        return Optional.of(new Entry(
                host,
                25,
                Optional.of(address),
                Optional.empty(),
                Submission.By.MAILBOX,
                Optional.empty(),
                Optional.empty(),
                Entry.Tls.OPPORTUNISTIC));
    }
}
