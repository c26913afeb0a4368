package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.SignIn.Open;
import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import java.util.LinkedHashMap;

/** {@code POST /{tenant}/oauth2/v2.0/devicecode}: RFC 8628 §3.1 and §3.2, TOK-31. */
record DeviceEndpoint(Visit visit, DeviceCodes devices) {
    /** RFC 8628 §3.2: seconds between two questions of a device. */
    private static final int INTERVAL = 5;

    Answer answer(String tenant) {
        return visit.posted(form -> opened(tenant, form));
    }

    private Answer opened(String tenant, Form form) {
        var scope = form.get("scope");
        return switch (visit.signIn().open(tenant, form.get("client_id"), scope)) {
            case Refused refused -> visit.refused(refused);
            case Open open ->
                issued(new DeviceCodes.Asked(tenant, open.application().appId(), scope));
        };
    }

    private Answer issued(DeviceCodes.Asked asked) {
        var issued = devices.issue(asked, visit.now());
        var page = visit.request().base() + DevicePage.PATH;
        var body = new LinkedHashMap<String, Object>();
        body.put("user_code", issued.userCode());
        body.put("device_code", issued.code());
        body.put("verification_uri", page);
        body.put("expires_in", DeviceCodes.LIFE.toSeconds());
        body.put("interval", INTERVAL);
        body.put(
                "message",
                "To sign in, use a web browser to open the page " + page + " and enter the code " + issued.userCode()
                        + " to authenticate.");
        return Answer.json(200, body);
    }
}
