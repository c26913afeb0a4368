package dev.hybridlab.identity.endpoint;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One request.
 *
 * @param method in upper case
 * @param path begins with a slash, decoded
 * @param query what the address carries
 * @param body what a form carries; empty if it was no form
 * @param size in octets of the body, or more than {@link #LONGEST}: then nothing of it was read any more
 * @param headers all of them
 * @param base how the client called this server: scheme, host and port, {@code http://127.0.0.1:41234}
 */
record Request(String method, String path, Form query, Form body, int size, Headers headers, String base) {
    /** LAB-76: octets of a body, and of an address; the longest token of a client fits in. */
    static final int LONGEST = 65_536;

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,255}(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");

    /** @param own host and port, for who does not say how it came here */
    static Request read(HttpExchange exchange, String own) {
        var body = body(exchange);
        var octets = body.orElse(new byte[0]);
        var headers = exchange.getRequestHeaders();
        var type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
        var isForm = type.strip().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        var text = isForm && octets.length <= LONGEST ? new String(octets, StandardCharsets.UTF_8) : "";
        var uri = exchange.getRequestURI();
        var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        var host = Optional.ofNullable(headers.getFirst("Host"))
                .filter(each -> HOST.matcher(each).matches());
        return new Request(
                exchange.getRequestMethod(),
                Optional.ofNullable(uri.getPath()).orElse("/"),
                Form.of(query),
                body.isPresent() ? Form.of(text) : Form.BROKEN,
                Math.max(octets.length, query.length()),
                headers,
                (exchange instanceof HttpsExchange ? "https://" : "http://") + host.orElse(own));
    }

    /** Empty: its sender broke off, or sent no chunks where it said so. */
    private static Optional<byte[]> body(HttpExchange exchange) {
        try {
            return Optional.of(exchange.getRequestBody().readNBytes(LONGEST + 1));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    boolean isPost() {
        return method.equals("POST");
    }

    boolean isTooLong() {
        return size > LONGEST;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }
}
