package dev.hybridlab.exo.policy;

import java.util.List;
import java.util.regex.Pattern;

/** What the newest earlier set said had passed, as the set of this pass repeats it (BRD-10). */
final class EarlierResults {
    /** Method and the property whose value counts, in the order of the samples. */
    private static final List<String[]> ASKED =
            List.of(new String[] {"spf", "smtp.mailfrom"}, new String[] {"dkim", "header.d"}, new String[] {
                "dmarc", "header.from"
            });

    private EarlierResults() {}

    /**
     * {@code  spf=[1,1,smtp.mailfrom=a.example] dkim=[1,1,header.d=a.example] dmarc=[1,1,header.from=a.example]}, each only where
     * it passed.
     *
     * @param results of an ARC-Authentication-Results (RFC 8617 §4.1.1)
     */
    static String of(String results) {
        var told = new StringBuilder();
        for (var each : ASKED) {
            for (var result : results.split(";")) {
                var value = passed(result.strip(), each[0], each[1]);
                if (!value.isEmpty()) {
                    told.append(' ')
                            .append(each[0])
                            .append("=[1,1,")
                            .append(each[1])
                            .append('=')
                            .append(value)
                            .append(']');
                    break;
                }
            }
        }
        return told.toString();
    }

    private static String passed(String result, String method, String property) {
        var verdict = result.split("\\s", 2)[0];
        if (!verdict.equalsIgnoreCase(method + "=pass")) {
            return "";
        }
        var value = Pattern.compile("\\s" + Pattern.quote(property) + "=(\\S+)").matcher(result);
        return value.find() ? value.group(1) : "";
    }
}
