package dev.hybridlab.harness.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Speaks to the control address of a running lab. */
public final class ControlClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ReadyFile.Control control;

    public ControlClient(ReadyFile.Control control) {
        this.control = control;
    }

    /**
     * Puts one message into the lab and waits until it has come to rest.
     *
     * @throws IllegalArgumentException if the lab refuses the request, with its reason
     * @throws IOException if the lab does not answer
     */
    public JsonNode send(JsonNode request) throws IOException {
        var http = HttpRequest.newBuilder(URI.create(control.url()))
                .header("Authorization", "Bearer " + control.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(http, HttpResponse.BodyHandlers.ofByteArray());
            var body = JSON.readTree(response.body());
            return switch (response.statusCode()) {
                case 200 -> body;
                case 400, 413 ->
                    throw new IllegalArgumentException(body.path("error").asText());
                default -> throw new IOException(body.path("error").asText("status " + response.statusCode()));
            };
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the lab was under way", interrupted);
        }
    }
}
