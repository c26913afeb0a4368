package dev.hybridlab.mailflow.message;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which ESMTP parameters MAIL and RCPT know and how their values look (RFC 1870, RFC 6152, RFC 3030, RFC 6531, RFC 3461, RFC
 * 4954). Whether one is allowed here and now is a mail system's decision; what begins with X is a private extension (XOORG...).
 */
public final class ParameterForms {
    private static final String XTEXT = "(?:[!-*,-<>-~]|\\+[0-9A-F]{2})"; // RFC 3461 §4
    private static final Map<String, Pattern> MAIL = Map.of(
            "SIZE", Pattern.compile("[0-9]{1,20}"),
            "BODY", Pattern.compile("7BIT|8BITMIME|BINARYMIME", Pattern.CASE_INSENSITIVE),
            "SMTPUTF8", Pattern.compile(""),
            "RET", Pattern.compile("FULL|HDRS", Pattern.CASE_INSENSITIVE),
            "ENVID", Pattern.compile(XTEXT + "{1,100}"),
            "AUTH", Pattern.compile("<>|" + XTEXT + "{1,500}"));

    private static final Map<String, Pattern> RCPT = Map.of(
            "NOTIFY",
                    Pattern.compile(
                            "NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY)){0,2}",
                            Pattern.CASE_INSENSITIVE),
            "ORCPT", Pattern.compile("[A-Za-z0-9-]+;[^\\s\\p{Cntrl}]{1,500}"));

    /** What is wrong with a parameter. */
    public sealed interface Flaw {
        String keyword();

        record Unknown(String keyword) implements Flaw {}

        record BadValue(String keyword, String value) implements Flaw {}
    }

    private ParameterForms() {}

    /** The first flaw in the parameters of MAIL. */
    public static Optional<Flaw> mail(EsmtpParameters parameters) {
        return flaw(parameters, MAIL);
    }

    /** The first flaw in the parameters of RCPT. */
    public static Optional<Flaw> rcpt(EsmtpParameters parameters) {
        return flaw(parameters, RCPT);
    }

    private static Optional<Flaw> flaw(EsmtpParameters parameters, Map<String, Pattern> known) {
        for (var each : parameters.values().entrySet()) {
            var form = known.get(each.getKey());
            if (form == null && !each.getKey().startsWith("X")) {
                return Optional.of(new Flaw.Unknown(each.getKey()));
            }
            if (form != null && !form.matcher(each.getValue()).matches()) {
                return Optional.of(new Flaw.BadValue(each.getKey(), each.getValue()));
            }
        }
        return Optional.empty();
    }
}
