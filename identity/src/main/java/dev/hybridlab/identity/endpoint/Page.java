package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.SignIn.Open;
import dev.hybridlab.mailflow.address.EmailAddress;
import java.util.List;
import java.util.Map;

/**
 * The few pages for whoever looks with a browser. No script but the one word that sends a form, no style from elsewhere;
 * everything of others is escaped.
 */
final class Page {
    private Page() {}

    static String refused(String description) {
        return page("Sorry, but we're having trouble signing you in.", "<p>" + escaped(description) + "</p>");
    }

    static String done(String text) {
        return page("Done", "<p>" + escaped(text) + "</p><p>You may close this window.</p>");
    }

    static String code() {
        return page(
                "Enter code",
                "<form method=\"post\" action=\"" + DevicePage.PATH + "\"><input name=\"user_code\" autofocus>"
                        + " <button>Next</button></form>");
    }

    /**
     * Carries an answer to the application as a form that sends itself; without scripts somebody presses its button.
     *
     * @param action the application's address
     * @param answer what it is told
     */
    static String post(String action, Map<String, String> answer) {
        return page(
                "Working...",
                "<form method=\"post\" action=\"" + escaped(action) + "\">" + hidden(answer)
                        + "<button>Continue</button></form><script>document.forms[0].submit()</script>");
    }

    /**
     * Who is it, and may the application do it?
     *
     * @param carried what the form brings along
     */
    static String users(Open open, List<EmailAddress> users, String action, Map<String, String> carried) {
        var form = new StringBuilder("<form method=\"post\" action=\"" + escaped(action) + "\">" + hidden(carried));
        for (var user : users) {
            var shown = escaped(user.toString());
            form.append("<p><button name=\"username\" value=\"" + shown + "\">" + shown + "</button></p>");
        }
        form.append("<p><button name=\"decline\" value=\"1\">No, thank you</button></p></form>");
        return page("Pick an account for " + open.application().displayName(), form.toString());
    }

    private static String hidden(Map<String, String> values) {
        var inputs = new StringBuilder();
        values.forEach((name, value) -> inputs.append("<input type=\"hidden\" name=\"")
                .append(escaped(name))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">"));
        return inputs.toString();
    }

    private static String page(String title, String body) {
        var head = escaped(title);
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + head
                + "</title></head><body><h1>" + head + "</h1>" + body + "</body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
