package dev.hybridlab.harness.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hybridlab.harness.node.Guard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The control address of a running lab: {@code POST /messages} puts one message in and answers with its story. */
final class ControlServer implements AutoCloseable {
    /** Beyond this a request is refused unread. */
    private static final int LARGEST = 64 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sends one message and tells what became of it. */
    @FunctionalInterface
    interface Postman {
        /** @throws IllegalArgumentException for a request that makes no sense, with a text for its author */
        JsonNode send(JsonNode request);
    }

    private final HttpServer server;
    private final ReadyFile.Control control;

    private ControlServer(HttpServer server, ReadyFile.Control control) {
        this.server = server;
        this.control = control;
    }

    /** @param token what every request must show in the header {@code Authorization: Bearer ...} */
    static ControlServer listen(InetAddress at, String token, Postman postman) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(at, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/messages", exchange -> answer(exchange, new Guard(token), postman));
        server.start();
        var host = at.getHostAddress();
        var shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        var url = "http://" + shown + ":" + server.getAddress().getPort() + "/messages";
        return new ControlServer(server, new ReadyFile.Control(url, token));
    }

    ReadyFile.Control control() {
        return control;
    }

    private static void answer(HttpExchange exchange, Guard guard, Postman postman) throws IOException {
        try (exchange) {
            var refused = guard.refuses(exchange.getRequestHeaders());
            if (refused.isPresent()) {
                reply(exchange, 403, error(refused.get()));
            } else if (!exchange.getRequestMethod().equals("POST")) {
                reply(exchange, 405, error("only POST is understood here"));
            } else {
                serve(exchange, postman);
            }
        }
    }

    private static void serve(HttpExchange exchange, Postman postman) throws IOException {
        var octets = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (octets.length > LARGEST) {
            reply(exchange, 413, error("a request has at most " + LARGEST + " octets"));
            return;
        }
        try {
            reply(exchange, 200, postman.send(JSON.readTree(octets)));
        } catch (JsonProcessingException noJson) {
            reply(exchange, 400, error("the request is no JSON: " + noJson.getOriginalMessage()));
        } catch (IllegalArgumentException senseless) {
            reply(exchange, 400, error(String.valueOf(senseless.getMessage())));
        } catch (IllegalStateException defect) {
            reply(exchange, 500, error("the lab failed: " + defect.getMessage()));
        }
    }

    private static JsonNode error(String text) {
        return JSON.createObjectNode().put("error", text);
    }

    private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var octets = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
