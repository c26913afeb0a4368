package dev.hybridlab.harness.scenario;

import java.util.Optional;

/**
 * What a reply must say, as far as it is given.
 *
 * @param reply code, enhanced code and leading words: {@code 550 5.7.64}
 * @param text words that stand in it
 */
public record ReplyExpectation(Optional<String> reply, Optional<String> text) {
    public static final ReplyExpectation ANY = new ReplyExpectation(Optional.empty(), Optional.empty());
}
