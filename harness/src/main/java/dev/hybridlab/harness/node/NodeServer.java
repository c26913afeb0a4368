package dev.hybridlab.harness.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/** The control interface of one process over HTTP. What its paths do is in {@link NodeApi}. */
public final class NodeServer implements AutoCloseable {
    /** Beyond this a request is refused unread. */
    private static final int LARGEST = 64 << 20;

    /** Docker kills ten seconds after SIGTERM. */
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Else header and body of every answer are 40 ms apart; the server reads this once, when it is first used.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Node node;
    private final NodeApi api;
    private final Guard guard;

    private NodeServer(NodeSettings settings) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(settings.listen(), settings.controlPort()), 0);
        this.node = new Node(settings);
        this.guard = new Guard(settings.token());
        this.api = new NodeApi(
                node,
                "http://" + settings.own().getHostAddress() + ":"
                        + server.getAddress().getPort());
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Listens from now on; the process has no hosts until it gets its configuration. */
    public static NodeServer listen(NodeSettings settings) throws IOException {
        return new NodeServer(settings);
    }

    /** The base of every path, {@code http://127.0.0.1:40123}. */
    public String base() {
        return api.base();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/livez")) {
                reply(exchange, 200, text("status", "alive"));
            } else if (path.equals("/readyz")) {
                var ready = node.ready();
                reply(exchange, ready ? 200 : 503, text("status", ready ? "ready" : "waiting for a configuration"));
            } else {
                var refused = guard.refuses(exchange.getRequestHeaders());
                if (refused.isPresent()) {
                    reply(exchange, 403, text("error", refused.get()));
                } else {
                    serve(exchange);
                }
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var octets = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (octets.length > LARGEST) {
            reply(exchange, 413, text("error", "a request has at most " + LARGEST + " octets"));
            return;
        }
        try {
            var body = octets.length == 0 ? JsonNodeFactory.instance.nullNode() : JSON.readTree(octets);
            var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            var answer = api.answer(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), query, body);
            if (answer.isPresent()) {
                reply(exchange, 200, answer.get());
            } else {
                reply(exchange, 404, text("error", "no such request; there are " + NodeApi.known()));
            }
        } catch (JsonProcessingException noJson) {
            reply(exchange, 400, text("error", "the request is no JSON: " + noJson.getOriginalMessage()));
        } catch (IllegalArgumentException senseless) {
            reply(exchange, 400, text("error", String.valueOf(senseless.getMessage())));
        } catch (IllegalStateException notNow) {
            reply(exchange, 409, text("error", String.valueOf(notNow.getMessage())));
        } catch (RuntimeException | LinkageError defect) {
            reply(exchange, 500, text("error", "a defect of the process: " + defect));
        }
    }

    private static JsonNode text(String key, String value) {
        return JsonNodeFactory.instance.objectNode().put(key, value);
    }

    private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var octets = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }

    /** As {@code PUT /configuration} with this body. */
    void begin(byte[] order) throws IOException {
        node.begin(Order.read(JSON.readTree(order)), base());
    }

    /** Takes nothing more, lets what is under way come to its end, and closes. */
    void drain() {
        node.drain(DRAIN);
        server.stop(0);
    }

    @Override
    public void close() {
        server.stop(0);
        node.close();
    }
}
