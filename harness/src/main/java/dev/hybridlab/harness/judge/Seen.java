package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.outcome.Outcome;

/** Outcomes in the words that a headline uses: as {@link Outcome#words()}, without the tags of replies. */
final class Seen {
    private Seen() {}

    static String words(Outcome outcome) {
        return ReplyMatch.untagged(outcome.words());
    }
}
