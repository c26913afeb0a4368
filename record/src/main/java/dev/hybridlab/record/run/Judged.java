package dev.hybridlab.record.run;

import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.List;
import java.util.Optional;

/**
 * One expectation and what became of it.
 *
 * @param message the id of its {@code send}
 * @param expected in words: {@code delivered at exo, path onprem > exo}; for something unexpected: what nobody expected
 * @param met whether it came so
 * @param headline when not met: {@code delivered as Anonymous, expected Internal}
 * @param at its line; empty for something unexpected
 * @param answers when not met, the rows below the headline in their order
 */
public record Judged(
        String message, String expected, boolean met, String headline, Optional<SourceLine> at, List<Answer> answers) {
    /** @param label {@code decided by}, {@code considered}, {@code configured}, {@code to mend}, {@code seen}... */
    public record Answer(String label, String text) {}

    public Judged {
        answers = List.copyOf(answers);
    }
}
