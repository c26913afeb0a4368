package dev.hybridlab.identity.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hybridlab.mailflow.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The fake login.microsoftonline.com of one lab, on a port of its own, until it is closed. */
public final class IdentityProvider implements AutoCloseable {
    static {
        // The server of the JDK reads these once, when it is first used: as the control interface of a lab sets them.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    private final HttpServer server;
    private final URI base;

    private IdentityProvider(HttpServer server, URI base) {
        this.server = server;
        this.base = base;
    }

    /**
     * Listens from now on, on a port that the system chooses.
     *
     * @param topology the lab's tenants, users and applications as they are when a request comes
     * @param now the lab's clock: what is issued holds from then on
     */
    public static IdentityProvider listen(InetAddress at, Supplier<Topology> topology, Supplier<Instant> now)
            throws IOException {
        var server = HttpServer.create(new InetSocketAddress(at, 0), 0);
        var host = at.getHostAddress();
        var shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        var own = shown + ":" + server.getAddress().getPort();
        var endpoints = new Endpoints(topology, now);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> serve(exchange, endpoints, own));
        server.start();
        return new IdentityProvider(server, URI.create("http://" + own));
    }

    /** {@code http://127.0.0.1:41234}: what clients are told in place of {@code https://login.microsoftonline.com}. */
    public URI base() {
        return base;
    }

    private static void serve(HttpExchange exchange, Endpoints endpoints, String own) throws IOException {
        try (exchange) {
            var answer = answer(exchange, endpoints, own);
            var octets = answer.body().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("Cache-Control", "no-store"); // RFC 6749 §5.1
            answer.location().ifPresent(where -> headers.set("Location", where));
            var head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head || octets.length == 0 ? -1 : octets.length);
            if (!head) {
                exchange.getResponseBody().write(octets);
                exchange.getResponseBody().flush(); // before the rest of a request that was cut short is waited for
            }
        }
    }

    private static Answer answer(HttpExchange exchange, Endpoints endpoints, String own) {
        var request = Request.read(exchange, own);
        try {
            return endpoints.answer(request);
        } catch (RuntimeException defect) {
            return Answer.text(500, "the identity provider of the lab failed: " + defect);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
