package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.Refusal;
import dev.hybridlab.identity.policy.SignIn.Known;
import dev.hybridlab.identity.policy.SignIn.Open;
import dev.hybridlab.identity.policy.Ticket;
import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user types the code that a device shows, RFC 8628 §3.3. Whoever names a user of the lab is that user; a test posts
 * {@code user_code}, {@code username} and, to say no, {@code decline}.
 */
record DevicePage(Visit visit, DeviceCodes devices) {
    static final String PATH = "/devicelogin";

    Answer answer() {
        var request = visit.request();
        var form = request.isPost() ? request.body() : request.query();
        var unreadable = visit.unreadable(form);
        if (unreadable.isPresent()) {
            return visit.shown(unreadable.get());
        }
        if (!request.isPost() || !form.has("user_code")) {
            return Answer.html(200, Page.code());
        }
        var issued = devices.typed(form.get("user_code"));
        if (issued.isEmpty()) {
            return visit.shown(Refusal.DEVICE_CODE_UNKNOWN.of());
        }
        return issued.get().isOver(visit.now())
                ? visit.shown(Refusal.DEVICE_CODE_EXPIRED.of())
                : typed(issued.get(), form);
    }

    private Answer typed(DeviceCodes.Issued issued, Form form) {
        var asked = issued.asked();
        return switch (visit.signIn().open(asked.tenant(), asked.appId(), asked.scope())) {
            case Refused refused -> visit.shown(refused);
            case Open open -> {
                if (form.has("decline")) {
                    devices.declined(issued);
                    yield Answer.html(200, Page.done(open.application().displayName() + " may not act for you."));
                }
                yield form.has("username")
                        ? decided(issued, open, form.get("username"))
                        : Answer.html(
                                200,
                                Page.users(
                                        open,
                                        visit.signIn().users(open),
                                        PATH,
                                        Map.of("user_code", issued.userCode())));
            }
        };
    }

    private Answer decided(DeviceCodes.Issued issued, Open open, String named) {
        var asked = issued.asked();
        return switch (visit.signIn().logOn(open, named)) {
            case Refused refused -> visit.shown(refused);
            case Known(var tenantId, var user) -> {
                devices.approved(
                        issued,
                        new Ticket(tenantId, asked.appId(), user, asked.scope(), visit.now(), Optional.empty()));
                yield Answer.html(200, Page.done(open.application().displayName() + " may act for " + user + "."));
            }
        };
    }
}
