package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an {@code Authentication-Results} field says of a sender (RFC 8601), and why.
 *
 * @param spf the word, {@code pass} for one
 * @param address that was asked about; empty where the field does not tell it
 * @param mailFrom the domain of the envelope
 * @param signatures a line for each of them
 * @param dmarc the word
 * @param from the domain of the author
 * @param why the sentence of who judged
 */
record SenderVerdicts(
        String spf,
        Optional<String> address,
        String mailFrom,
        List<Signature> signatures,
        String dmarc,
        String from,
        String why) {
    private static final Pattern SPF =
            Pattern.compile("spf=(\\w+)(?: \\(sender IP is ([^)]+)\\))?[^;]*? smtp\\.mailfrom=([^;\\s]+)");
    private static final Pattern DKIM = Pattern.compile("dkim=(\\w+)(?: \\([^)]*\\))? header\\.d=([^;\\s]+)");
    private static final Pattern DMARC = Pattern.compile("dmarc=(\\w+)[^;]*? header\\.from=([^;\\s]+)");

    /** @param word {@code pass}, {@code fail}, {@code none}... */
    record Signature(String word, String domain) {}

    /** The verdicts that a decision is about; empty if it is about something else. */
    static Optional<SenderVerdicts> of(Decision decision) {
        return decision.step() instanceof Step.HeadersChanged changed && isAbout(decision)
                ? changed.changes().reversed().stream()
                        .filter(SenderVerdicts::isField)
                        .findFirst()
                        .flatMap(SenderVerdicts::read)
                : Optional.empty();
    }

    private static boolean isAbout(Decision decision) {
        return decision.words().contains("Authentication-Results")
                || decision.words().contains("Received-SPF");
    }

    /** That of ARC has the same in another form. */
    private static boolean isField(HeaderChange change) {
        return change.kind() == HeaderChange.Kind.STAMPED
                && change.name().endsWith("Authentication-Results")
                && !change.name().startsWith("ARC-");
    }

    private static Optional<SenderVerdicts> read(HeaderChange change) {
        var spf = SPF.matcher(change.value());
        var dmarc = DMARC.matcher(change.value());
        if (!spf.find() || !dmarc.find()) {
            return Optional.empty();
        }
        var signatures = DKIM.matcher(change.value())
                .results()
                .map(each -> new Signature(each.group(1), each.group(2)))
                .toList();
        return Optional.of(new SenderVerdicts(
                spf.group(1),
                Optional.ofNullable(spf.group(2)),
                spf.group(3),
                signatures,
                dmarc.group(1),
                dmarc.group(2),
                change.because().text()));
    }

    /** A signature of the author's own domain, or of one above or below it, is in order (RFC 7489 §3.1.1, relaxed). */
    boolean isSignedByTheAuthor() {
        return signatures.stream()
                .filter(each -> each.word().equals("pass"))
                .map(Signature::domain)
                .anyMatch(domain -> domain.equals(from) || domain.endsWith("." + from) || from.endsWith("." + domain));
    }

    /** {@code SPF} or {@code DKIM}: what was found, in the words of who judged; empty where he says no more than the field. */
    String detail(String kind) {
        var piece = Pattern.compile("\\b" + kind + ": ([^;]+)").matcher(why);
        return piece.find() ? piece.group(1) : "";
    }
}
