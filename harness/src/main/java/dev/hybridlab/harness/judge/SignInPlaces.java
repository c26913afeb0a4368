package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the refusals of Exchange Online show that happen during a session: in no message trace, those of a logon elsewhere. */
final class SignInPlaces {
    private static final String NO_LINE = "no line in message trace: it was refused during the session"; // LOG-32

    private static final Pattern NUMBER = Pattern.compile("\\bAADSTS(\\d+)");

    private SignInPlaces() {}

    static List<String> of(Step.Refused step) {
        var places = new ArrayList<String>();
        places.add(NO_LINE);
        var words = step.reply().toString();
        var blocked = words.contains("5.7.139") && !step.because().fact().equals("AUTH-36"); // a password is no policy
        var judged = step.stage().equals("AUTH") && step.reply().code() > 504; // 504: nobody was asked for a name
        if (blocked || judged) { // LOG-34; AUTH-16: MAIL tells the refusal again
            places.add(
                    blocked
                            ? "Entra sign-in log: which policy blocked the logon"
                            : "Entra sign-in log: whether the logon itself succeeded");
        }
        if (basic(step)) { // LOG-35
            places.add("EAC, SMTP AUTH clients report: who still uses basic authentication");
        }
        return places;
    }

    /** A client got no token: the answer of the identity provider has the number under which its log has the attempt. */
    static Optional<String> ofToken(Step.Refused step) {
        return NUMBER.matcher(step.reply().toString())
                .results()
                .findFirst()
                .map(found -> "Entra sign-in log: the attempt with sign-in error code " + found.group(1)); // LOG-34
    }

    /** Refused for the kind of the logon, whatever the password. */
    private static boolean basic(Step.Refused step) {
        return switch (step.because().fact()) {
            case "AUTH-07", "AUTH-12", "AUTH-14", "AUTH-20", "AUTH-35" -> true;
            default -> false;
        };
    }
}
