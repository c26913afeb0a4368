package dev.hybridlab.harness.http;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may use a control interface: whoever shows the token of the lab. A web page cannot: a request with an
 * {@code Origin}, or to a host name that somebody else's DNS may have pointed here, is refused whatever it shows.
 *
 * @param token of the lab
 */
public record Guard(String token) {
    /** An address, or a name without dots as containers and {@code localhost} have: no name of the public DNS. */
    private static final Pattern OWN_HOST =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9][A-Za-z0-9_-]*)(:\\d{1,5})?");

    /** Why a request is refused; empty: it is not. */
    public Optional<String> refuses(Headers headers) {
        var host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
        if (headers.containsKey("Origin")) {
            return Optional.of("requests of web pages are not served");
        }
        if (!OWN_HOST.matcher(host).matches()) {
            return Optional.of("the Host header names '" + host + "'; use the address or the container's name");
        }
        return shows(headers) ? Optional.empty() : Optional.of("the token of the lab is missing or wrong");
    }

    private boolean shows(Headers headers) {
        var shown = headers.getFirst("Authorization");
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }
}
