package dev.hybridlab.exo.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the newest earlier set said had passed, as the set of this pass repeats it (BRD-10). */
final class EarlierResults {
    /**
     * A method and what its result says (RFC 8601 §2.2, §2.3).
     *
     * @param name {@code spf}
     * @param property whose value counts
     */
    private record Method(String name, String property) {
        private Optional<String> passed(String result) {
            var verdict = result.split("\\s", 2)[0];
            var value =
                    Pattern.compile("\\s" + Pattern.quote(property) + "=(\\S+)").matcher(result);
            return verdict.equalsIgnoreCase(name + "=pass") && value.find()
                    ? Optional.of(" " + name + "=[1,1," + property + "=" + value.group(1) + "]")
                    : Optional.empty();
        }
    }

    /** In the order of the samples. */
    private static final List<Method> ASKED = List.of(
            new Method("spf", "smtp.mailfrom"), new Method("dkim", "header.d"), new Method("dmarc", "header.from"));

    private EarlierResults() {}

    /**
     * {@code  spf=[1,1,smtp.mailfrom=a.example] dkim=[1,1,header.d=a.example] dmarc=[1,1,header.from=a.example]}, each only where
     * it passed.
     *
     * @param results of an ARC-Authentication-Results (RFC 8617 §4.1.1)
     */
    static String of(String results) {
        return ASKED.stream()
                .flatMap(method -> Arrays.stream(results.split(";"))
                        .map(String::strip)
                        .flatMap(result -> method.passed(result).stream())
                        .limit(1))
                .collect(Collectors.joining());
    }
}
