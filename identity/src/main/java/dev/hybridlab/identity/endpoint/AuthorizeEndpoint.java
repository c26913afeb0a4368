package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.Pkce;
import dev.hybridlab.identity.policy.Refusal;
import dev.hybridlab.identity.policy.SignIn.Known;
import dev.hybridlab.identity.policy.SignIn.Open;
import dev.hybridlab.identity.policy.Ticket;
import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /{tenant}/oauth2/v2.0/authorize}: RFC 6749 §4.1, RFC 7636, TOK-34. A {@code login_hint} that names a user of the
 * lab is answered at once, as to a browser that is logged on; without one a page asks who it is, which posts
 * {@code username} here.
 */
record AuthorizeEndpoint(Visit visit, Tickets tickets) {
    static final String PATH = "/oauth2/v2.0/authorize";
    private static final Set<String> ASKS_AGAIN = Set.of("login", "select_account", "consent");
    private static final String FORM_POST = "form_post"; // OAuth 2.0 Form Post Response Mode §2
    private static final Set<String> MODES = Set.of("", "query", "fragment", FORM_POST);

    Answer answer(String tenant) {
        var request = visit.request();
        var form = request.isPost() ? request.body() : request.query();
        var unreadable = visit.unreadable(form);
        if (unreadable.isPresent()) {
            return visit.shown(unreadable.get());
        }
        return switch (visit.signIn().open(tenant, form.get("client_id"))) {
            case Refused refused -> visit.shown(refused);
            case Open open -> {
                var uri = form.get("redirect_uri");
                yield open.application().sendsBackTo(uri)
                        ? opened(tenant, open, form)
                        : visit.shown(Refusal.REDIRECT_WRONG.of(
                                uri, open.application().appId()));
            }
        };
    }

    /** From here on the application hears of it: RFC 6749 §4.1.2.1. */
    private Answer opened(String tenant, Open open, Form form) {
        if (!form.get("response_type").equals("code") || !MODES.contains(form.get("response_mode"))) {
            return back(
                    form, Refusal.RESPONSE_UNSUPPORTED.of(form.get("response_type") + " " + form.get("response_mode")));
        }
        var asked = visit.signIn().open(tenant, open.application().appId(), form.get("scope"));
        if (asked instanceof Refused refused) {
            return back(form, refused);
        }
        if (form.has("decline")) {
            return back(form, Refusal.CONSENT_DECLINED.of());
        }
        var asksAgain = ASKS_AGAIN.contains(form.get("prompt"));
        var named = form.has("username") || asksAgain ? form.get("username") : form.get("login_hint");
        if (!named.isEmpty()) {
            return loggedOn(open, form, named);
        }
        return form.get("prompt").equals("none")
                ? back(form, Refusal.LOGIN_REQUIRED.of())
                : Answer.html(
                        200,
                        Page.users(
                                open,
                                visit.signIn().users(open),
                                visit.request().path(),
                                form.values()));
    }

    private Answer loggedOn(Open open, Form form, String named) {
        return switch (visit.signIn().logOn(open, named)) {
            case Refused refused -> visit.shown(refused);
            case Known(var tenantId, var user) -> {
                var redirect = new Ticket.Redirect(form.get("redirect_uri"), challenge(form), form.get("nonce"));
                var ticket = new Ticket(
                        tenantId,
                        open.application().appId(),
                        user,
                        form.get("scope"),
                        visit.now(),
                        Optional.of(redirect));
                yield sent(form, Map.of("code", tickets.code(ticket)));
            }
        };
    }

    /** RFC 7636 §4.2: what is kept is S256 of the verifier in both ways. */
    private static String challenge(Form form) {
        var challenge = form.get("code_challenge");
        return challenge.isEmpty() || form.get("code_challenge_method").equals("S256")
                ? challenge
                : Pkce.challenge(challenge);
    }

    private Answer back(Form form, Refused refused) {
        var told = new LinkedHashMap<String, String>();
        told.put("error", refused.why().word());
        told.put("error_description", visit.wording().description(refused, visit));
        return sent(form, told);
    }

    private static Answer sent(Form form, Map<String, String> told) {
        var uri = form.get("redirect_uri");
        var mark = form.get("response_mode").equals("fragment") ? "#" : uri.indexOf('?') < 0 ? "?" : "&";
        var all = new LinkedHashMap<>(told);
        if (form.has("state")) {
            all.put("state", form.get("state"));
        }
        return form.get("response_mode").equals(FORM_POST)
                ? Answer.html(200, Page.post(uri, all))
                : Answer.redirect(uri + mark + encoded(all));
    }

    private static String encoded(Map<String, String> parameters) {
        return String.join(
                "&",
                parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .toList());
    }
}
