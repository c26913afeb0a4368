package dev.hybridlab.identity.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hybridlab.mailflow.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The fake login.microsoftonline.com of one lab, on ports of its own, until it is closed. */
public final class IdentityProvider implements AutoCloseable {
    static {
        // The server of the JDK reads these once, when it is first used: as the control interface of a lab sets them.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    private final InetAddress at;
    private final Endpoints endpoints;
    private final Door plain;
    private @Nullable Door secure;

    /** A socket that listens, and what clients call it. */
    private record Door(HttpServer server, URI base) {
        static Door open(HttpServer server, Endpoints endpoints) {
            var host = server.getAddress().getAddress().getHostAddress();
            var own = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":"
                    + server.getAddress().getPort();
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> serve(exchange, endpoints, own));
            server.start();
            return new Door(server, URI.create((server instanceof HttpsServer ? "https://" : "http://") + own));
        }
    }

    private IdentityProvider(InetAddress at, Endpoints endpoints, Door plain) {
        this.at = at;
        this.endpoints = endpoints;
        this.plain = plain;
    }

    /**
     * Listens from now on, on a port that the system chooses.
     *
     * @param topology the lab's tenants, users and applications as they are when a request comes
     * @param now the lab's clock: what is issued holds from then on
     */
    public static IdentityProvider listen(InetAddress at, Supplier<Topology> topology, Supplier<Instant> now)
            throws IOException {
        var endpoints = new Endpoints(topology, now);
        return new IdentityProvider(
                at, endpoints, Door.open(HttpServer.create(new InetSocketAddress(at, 0), 0), endpoints));
    }

    /** {@code http://127.0.0.1:41234}: what clients are told in place of {@code https://login.microsoftonline.com}. */
    public URI base() {
        return plain.base();
    }

    /**
     * The same provider by HTTPS, on another port, from the first call on.
     *
     * @param tls what it shows; asked for with the first call alone
     */
    public synchronized URI secure(Supplier<SSLContext> tls) throws IOException {
        var listening = secure;
        if (listening == null) {
            var server = HttpsServer.create(new InetSocketAddress(at, 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            listening = Door.open(server, endpoints);
            secure = listening;
        }
        return listening.base();
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
            Wording.correlated(request)
                    .ifPresent(sent -> exchange.getResponseHeaders().set(Wording.CORRELATION, sent));
            return endpoints.answer(request);
        } catch (RuntimeException defect) {
            return Answer.text(500, "the identity provider of the lab failed: " + defect);
        }
    }

    @Override
    public synchronized void close() {
        plain.server().stop(0);
        if (secure != null) {
            secure.server().stop(0);
        }
    }
}
