package dev.hybridlab.harness.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.harness.lab.Deadline;
import dev.hybridlab.harness.lab.Standing;
import dev.hybridlab.record.codec.Codec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Speaks to the control interface of one process. Safe for many threads. */
public final class NodeClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private volatile String base;
    private volatile boolean away;
    private final String token;

    /** @param base as {@link NodeServer#base} */
    public NodeClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The process is off the network: nobody needs to wait for an answer. */
    public void away() {
        away = true;
    }

    /** The same process is reached there from now on. */
    public void movedTo(String there) {
        base = there;
        away = false;
    }

    /** Waits until the process answers {@code /livez}; false if it did not within half a minute, or if nobody waits any more. */
    public boolean awaitLife() {
        var deadline = Deadline.in(LIFE);
        while (!deadline.passed() && !Thread.currentThread().isInterrupted()) {
            try {
                ask("GET", "/livez", empty());
                return true;
            } catch (IOException notYet) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return false;
    }

    List<Site> begin(Order order) throws IOException {
        return Codec.readAll(ask("PUT", "/configuration", order.json()), Site.class);
    }

    List<Site> become(Order order) throws IOException {
        return Codec.readAll(ask("PATCH", "/configuration", order.json()), Site.class);
    }

    List<Site> up(String host) throws IOException {
        return Codec.readAll(ask("POST", "/up", empty().put("host", host)), Site.class);
    }

    void know(List<Site> sites) throws IOException {
        ask("PUT", "/sites", Codec.writeAll(sites, Site.class));
    }

    void expect(Announcement announcement) throws IOException {
        ask("POST", "/callers", Codec.write(announcement));
    }

    /** Answers when nothing is in flight there, or after this time. */
    Standing standing(Duration patience) throws IOException {
        return Codec.read(ask("GET", "/state?patience=" + patience.toMillis(), empty()), Standing.class);
    }

    <T> List<T> all(String path, Class<T> type) throws IOException {
        return Codec.readAll(ask("GET", path, empty()), type);
    }

    void moveTo(Instant now) throws IOException {
        ask("PUT", "/clock", empty().put("now", now.toString()));
    }

    /** A request whose answer says nothing but that it was done. */
    void tell(String path, JsonNode body) throws IOException {
        ask("POST", path, body);
    }

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * @throws IllegalArgumentException if the process refuses what was asked, in its words
     * @throws IllegalStateException if it is not the time for it, in its words
     * @throws IOException if it does not answer
     */
    private JsonNode ask(String method, String path, JsonNode body) throws IOException {
        if (away) {
            throw new IOException(base + " was taken off the network");
        }
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var answer = JSON.readTree(response.body());
            return switch (response.statusCode()) {
                case 200 -> answer;
                case 400 ->
                    throw new IllegalArgumentException(answer.path("error").asText());
                case 409 ->
                    throw new IllegalStateException(
                            base + path + ": " + answer.path("error").asText());
                default ->
                    throw new IOException(base + path + " answers " + response.statusCode() + " "
                            + answer.path("error").asText());
            };
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + base + path, interrupted);
        }
    }
}
