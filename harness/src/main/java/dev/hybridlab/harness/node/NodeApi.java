package dev.hybridlab.harness.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hybridlab.harness.http.JsonServer;
import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.QueueIdentity;
import dev.hybridlab.mailflow.transit.Queued;
import dev.hybridlab.mailflow.transit.Visitor;
import dev.hybridlab.record.codec.Codec;
import dev.hybridlab.record.run.SessionTranscript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What each request to a process does. {@code docs/control-interface.md} describes them all. */
final class NodeApi {
    /** Steps of the lab itself are written by whoever drives it. */
    private static final String LAB = "lab";

    private static final int MOST_PATIENCE_MILLIS = 10_000;

    private final Node node;
    private final Supplier<String> base;
    private final Map<String, BiFunction<String, JsonNode, JsonNode>> requests = new TreeMap<>();

    /** @param base of this process's paths, once it listens */
    NodeApi(Node node, Supplier<String> base) {
        this.node = node;
        this.base = base;
        requests.put("PUT /configuration", (query, body) -> begin(body));
        requests.put("PATCH /configuration", (query, body) -> sites(node.become(Order.read(body))));
        requests.put("DELETE /configuration", (query, body) -> done(node::reset));
        requests.put("PUT /sites", (query, body) -> done(() -> node.know(Codec.readAll(body, Site.class))));
        requests.put("POST /callers", (query, body) -> done(() -> expect(Codec.read(body, Announcement.class))));
        requests.put("GET /state", (query, body) -> state(query));
        requests.put("GET /steps", (query, body) -> steps(query));
        requests.put("GET /queued", (query, body) -> Codec.writeAll(node.lab().queued(), Queued.class));
        requests.put(
                "GET /transcripts", (query, body) -> Codec.writeAll(node.lab().transcripts(), SessionTranscript.class));
        requests.put("PUT /clock", (query, body) -> done(() -> node.drive().moveTo(instant(body))));
        requests.put("POST /due", (query, body) -> done(() -> node.drive().startNext()));
        requests.put("POST /submissions", (query, body) -> done(() -> submit(body)));
        requests.put("POST /visits", (query, body) -> done(() -> visit(body)));
        requests.put("POST /down", (query, body) -> done(() -> node.lab().down(host(body))));
        requests.put("POST /up", (query, body) -> sites(node.up(host(body))));
        requests.put("POST /suspend", (query, body) -> done(() -> node.lab().suspend(queue(body))));
        requests.put("POST /resume", (query, body) -> done(() -> node.lab().resume(queue(body))));
        requests.put("POST /faults", (query, body) -> done(() -> fault(body)));
        requests.put("POST /retry", (query, body) -> done(() -> node.lab().retryQueues()));
    }

    /** Every request, for an answer to one that is none of them. */
    String known() {
        return String.join(", ", requests.keySet());
    }

    /** Empty for a request that does not exist. */
    Optional<JsonNode> answer(JsonServer.Request request) {
        return Optional.ofNullable(requests.get(request.line()))
                .map(action -> action.apply(request.query(), request.body()));
    }

    private static JsonNode done(Runnable action) {
        action.run();
        return JsonNodeFactory.instance.objectNode();
    }

    private JsonNode begin(JsonNode body) {
        try {
            return sites(node.begin(Order.read(body), base.get()));
        } catch (IOException noPort) {
            throw new UncheckedIOException("cannot listen", noPort);
        }
    }

    private static JsonNode sites(List<Site> sites) {
        return Codec.writeAll(sites, Site.class);
    }

    private void expect(Announcement announced) {
        node.drive().expect(announced.socket(), announced.caller());
    }

    private JsonNode steps(String query) {
        var known = number(query, "from=");
        return Codec.writeAll(node.drive().written(known), Step.class);
    }

    private JsonNode state(String query) {
        var patience = Math.min(number(query, "patience="), MOST_PATIENCE_MILLIS);
        return Codec.write(node.drive().standing(Duration.ofMillis(patience)));
    }

    /** Of a query that may be left out. */
    private static int number(String query, String name) {
        var number = query.isEmpty() ? "0" : query.startsWith(name) ? query.substring(name.length()) : "";
        if (!number.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(
                    "this request takes " + name + "N with a whole number or nothing, not '" + query + "'");
        }
        return Integer.parseInt(number);
    }

    static boolean ofTheLab(Step step) {
        return step.where().host().equals(LAB);
    }

    private static Instant instant(JsonNode body) {
        return Instant.parse(body.path("now").asText());
    }

    private static String host(JsonNode body) {
        return body.path("host").asText();
    }

    private static QueueIdentity queue(JsonNode body) {
        return Codec.read(body, QueueIdentity.class);
    }

    private void fault(JsonNode body) {
        var fault = Codec.read(body.path("fault"), Fault.class);
        node.lab().fault(body.path("from").asText(), body.path("to").asText(), fault);
    }

    private void submit(JsonNode body) {
        node.lab()
                .submit(
                        host(body),
                        Codec.read(body.path("submission"), Submission.class),
                        Codec.read(body.path("message"), Message.class));
    }

    private void visit(JsonNode body) {
        node.lab()
                .visit(
                        Codec.read(body.path("visitor"), Visitor.class),
                        Codec.read(body.path("submission"), Submission.class),
                        Codec.read(body.path("message"), Message.class));
    }
}
