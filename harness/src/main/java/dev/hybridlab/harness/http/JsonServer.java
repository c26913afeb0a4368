package dev.hybridlab.harness.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Reads a request whole, asks its desk and writes the answer; every failure has an answer too. */
public final class JsonServer implements AutoCloseable {
    /** Beyond this a request is refused unread. */
    private static final int LARGEST = 64 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // The server of the JDK reads these once, when it is first used.
        // Else header and body of every answer are 40 ms apart.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Whoever stops in the midst of a request is hung up on after so many seconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    /**
     * One request.
     *
     * @param method in upper case
     * @param path begins with a slash, decoded
     * @param query without its question mark, decoded; empty if there is none
     * @param body null in the sense of JSON if there is none
     */
    public record Request(String method, String path, String query, JsonNode body) {
        /** {@code GET /state}. */
        public String line() {
            return method + " " + path;
        }
    }

    /** One answer. */
    public record Reply(int status, JsonNode body) {
        public static Reply error(int status, String text) {
            return new Reply(status, text("error", text));
        }
    }

    /** What the requests do. */
    public interface Desk {
        /** For those without the token too; empty: nothing. */
        default Optional<Reply> open(String path) {
            return Optional.empty();
        }

        /**
         * For whoever shows the token.
         *
         * @throws IllegalArgumentException for a request that makes no sense, with a text for its author
         */
        Reply answer(Request request);
    }

    private final HttpServer server;
    private final Guard guard;
    private final Desk desk;

    private JsonServer(HttpServer server, Guard guard, Desk desk) {
        this.server = server;
        this.guard = guard;
        this.desk = desk;
    }

    /**
     * Listens from now on; with port 0 the system chooses.
     *
     * @param desk asked by many threads
     */
    public static JsonServer listen(InetSocketAddress at, Guard guard, Desk desk) throws IOException {
        var http = HttpServer.create(at, 0);
        var server = new JsonServer(http, guard, desk);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", server::serve);
        http.start();
        return server;
    }

    /** {@code {"status": "alive"}}. */
    public static JsonNode text(String key, String value) {
        return JsonNodeFactory.instance.objectNode().put(key, value);
    }

    /**
     * {@code http://127.0.0.1:40123}: what stands before every path. An address of IP version 6 gets brackets (RFC 3986 §3.2.2).
     *
     * @param address without brackets, or a name
     */
    public static String base(String address, int port) {
        return "http://" + (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var reply = reply(exchange);
            var octets = JSON.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), octets.length);
            exchange.getResponseBody().write(octets);
            exchange.getResponseBody().flush(); // before the rest of a refused request is waited for
        }
    }

    private Reply reply(HttpExchange exchange) {
        var open = desk.open(exchange.getRequestURI().getPath());
        if (open.isPresent()) {
            return open.get();
        }
        var headers = exchange.getRequestHeaders();
        var refused = guard.refuses(headers);
        if (refused.isPresent()) {
            return Reply.error(403, refused.get());
        }
        var announced = Optional.ofNullable(headers.getFirst("Content-Length")).orElse("0");
        if (announced.length() > 9 || Integer.parseInt(announced) > LARGEST) { // the server let digits alone through
            return tooLarge();
        }
        try {
            var octets = exchange.getRequestBody().readNBytes(LARGEST + 1);
            return octets.length > LARGEST ? tooLarge() : answer(exchange, octets);
        } catch (IOException broken) {
            return Reply.error(400, "the body of the request cannot be read: " + broken.getMessage());
        }
    }

    private static Reply tooLarge() {
        return Reply.error(413, "a request has at most " + LARGEST + " octets");
    }

    private Reply answer(HttpExchange exchange, byte[] octets) throws IOException {
        var uri = exchange.getRequestURI();
        try {
            var body = octets.length == 0 ? JsonNodeFactory.instance.nullNode() : JSON.readTree(octets);
            var query = Optional.ofNullable(uri.getQuery()).orElse("");
            return desk.answer(new Request(exchange.getRequestMethod(), uri.getPath(), query, body));
        } catch (JsonProcessingException noJson) {
            return Reply.error(400, "the request is no JSON: " + told(noJson));
        } catch (IllegalArgumentException senseless) {
            return Reply.error(400, String.valueOf(senseless.getMessage()));
        } catch (RuntimeException | LinkageError defect) {
            return Reply.error(500, "a defect of the lab: " + defect);
        }
    }

    /** {@code line 1, column 9: Unexpected character}. */
    private static String told(JsonProcessingException noJson) {
        var at = noJson.getLocation();
        return (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                + noJson.getOriginalMessage();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
