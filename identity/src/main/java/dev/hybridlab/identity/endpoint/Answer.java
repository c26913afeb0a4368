package dev.hybridlab.identity.endpoint;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is answered with.
 *
 * @param status of HTTP
 * @param type of the body
 * @param location where a browser goes next
 */
record Answer(int status, String type, String body, Optional<String> location) {
    static Answer json(int status, Map<String, ?> body) {
        return new Answer(
                status, "application/json; charset=utf-8", JSONObjectUtils.toJSONString(body), Optional.empty());
    }

    static Answer html(int status, String body) {
        return new Answer(status, "text/html; charset=utf-8", body, Optional.empty());
    }

    static Answer text(int status, String body) {
        return new Answer(status, "text/plain; charset=utf-8", body + "\n", Optional.empty());
    }

    static Answer redirect(String location) {
        return new Answer(302, "text/plain; charset=utf-8", "", Optional.of(location));
    }
}
