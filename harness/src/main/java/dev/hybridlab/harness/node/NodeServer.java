package dev.hybridlab.harness.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hybridlab.harness.http.Guard;
import dev.hybridlab.harness.http.JsonServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** The control interface of one process over HTTP. What its paths do is in {@link NodeApi}. */
public final class NodeServer implements AutoCloseable {
    /** Docker kills ten seconds after SIGTERM. */
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonServer server;
    private final Node node;
    private final NodeApi api;
    private final String base;

    private NodeServer(NodeSettings settings) throws IOException {
        this.node = new Node(settings);
        this.api = new NodeApi(node, this::base);
        this.server = JsonServer.listen(
                new InetSocketAddress(settings.listen(), settings.controlPort()),
                new Guard(settings.token()),
                new Desk());
        this.base = JsonServer.base(settings.own().getHostAddress(), server.port());
    }

    /** Listens from now on; the process has no hosts until it gets its configuration. */
    public static NodeServer listen(NodeSettings settings) throws IOException {
        return new NodeServer(settings);
    }

    /** The base of every path, {@code http://127.0.0.1:40123}. */
    public String base() {
        return base;
    }

    private final class Desk implements JsonServer.Desk {
        @Override
        public Optional<JsonServer.Reply> open(String path) {
            return switch (path) {
                case "/livez" -> Optional.of(status(200, "alive"));
                case "/readyz" ->
                    Optional.of(node.ready() ? status(200, "ready") : status(503, "waiting for a configuration"));
                default -> Optional.empty();
            };
        }

        private static JsonServer.Reply status(int code, String text) {
            return new JsonServer.Reply(code, JsonServer.text("status", text));
        }

        @Override
        public JsonServer.Reply answer(JsonServer.Request request) {
            try {
                return api.answer(request)
                        .map(answer -> new JsonServer.Reply(200, answer))
                        .orElseGet(() -> JsonServer.Reply.error(404, "no such request; there are " + api.known()));
            } catch (IllegalStateException notNow) {
                return JsonServer.Reply.error(409, String.valueOf(notNow.getMessage()));
            }
        }
    }

    /** As {@code PUT /configuration} with this body. */
    void begin(byte[] order) throws IOException {
        node.begin(Order.read(JSON.readTree(order)), base());
    }

    /** Takes nothing more, lets what is under way come to its end, and closes. */
    void drain() {
        node.drain(DRAIN);
        server.close();
    }

    @Override
    public void close() {
        server.close();
        node.close();
    }
}
