package dev.hybridlab.harness.up;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hybridlab.harness.http.Guard;
import dev.hybridlab.harness.http.JsonServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The control address of a running lab: {@code POST /messages} puts one message in and answers with its story. */
final class ControlServer implements AutoCloseable {
    private static final String PATH = "/messages";

    /** Sends one message and tells what became of it. */
    @FunctionalInterface
    interface Postman {
        /** @throws IllegalArgumentException for a request that makes no sense, with a text for its author */
        JsonNode send(JsonNode request);
    }

    private final JsonServer server;
    private final ReadyFile.Control control;

    private ControlServer(JsonServer server, ReadyFile.Control control) {
        this.server = server;
        this.control = control;
    }

    /** @param token what every request must show in the header {@code Authorization: Bearer ...} */
    static ControlServer listen(InetAddress at, String token, Postman postman) throws IOException {
        var server =
                JsonServer.listen(new InetSocketAddress(at, 0), new Guard(token), request -> answer(request, postman));
        var base = JsonServer.base(at.getHostAddress(), server.port());
        return new ControlServer(server, new ReadyFile.Control(base + PATH, token));
    }

    ReadyFile.Control control() {
        return control;
    }

    private static JsonServer.Reply answer(JsonServer.Request request, Postman postman) {
        if (!request.path().equals(PATH)) {
            return JsonServer.Reply.error(404, "no such request; there is POST " + PATH);
        }
        if (!request.method().equals("POST")) {
            return JsonServer.Reply.error(405, "only POST is understood here");
        }
        return new JsonServer.Reply(200, postman.send(request.body()));
    }

    @Override
    public void close() {
        server.close();
    }
}
