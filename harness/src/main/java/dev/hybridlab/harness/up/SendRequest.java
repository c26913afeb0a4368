package dev.hybridlab.harness.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.harness.scenario.Entry;
import dev.hybridlab.harness.scenario.FieldForm;
import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.io.IOException;
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
    static Send read(JsonNode request, String id, IpAddress visitor) {
        var to = ReadyFile.texts(request.path("to")).stream()
                .map(SendRequest::address)
                .toList();
        if (to.isEmpty()) {
            throw new IllegalArgumentException("a message has a recipient: --to");
        }
        var from = request.path("from").asText();
        return new Send(
                new SourceLine("send", 1, 1),
                id,
                from.isEmpty() || from.equals("<>") ? Optional.empty() : Optional.of(address(from)),
                to,
                message(request),
                entry(request, visitor),
                EsmtpParameters.NONE);
    }

    private static EmailAddress address(String text) {
        return EmailAddress.tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no address: local@domain"));
    }

    private static MessageSource message(JsonNode request) {
        try {
            var eml = request.path("eml").binaryValue();
            if (eml != null && eml.length > 0) {
                return new MessageSource.File("send", Body.of(eml));
            }
        } catch (IOException notBase64) {
            throw new IllegalArgumentException("'eml' holds base64", notBase64);
        }
        var headers = new LinkedHashMap<String, String>();
        request.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
        headers.forEach((name, value) -> FieldForm.ofName(name)
                .or(() -> FieldForm.ofValue(name, value))
                .ifPresent(flaw -> {
                    throw new IllegalArgumentException(flaw.what() + "; " + flaw.mend());
                }));
        return new MessageSource.Written(headers, request.path("body").asText());
    }

    private static Optional<Entry> entry(JsonNode request, IpAddress visitor) {
        var host = request.path("enter").asText();
        if (host.isEmpty()) {
            return Optional.empty();
        }
        var from = request.path("enterFrom").asText();
        var address = from.isEmpty() ? visitor : IpAddress.of(from);
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
