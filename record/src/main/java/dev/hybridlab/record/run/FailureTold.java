package dev.hybridlab.record.run;

import java.util.List;

/**
 * Mail that was refused, deferred, reported or dropped, expected or not, and what helps to understand it.
 *
 * @param message the id of its {@code send}
 * @param what in words: {@code refused by exo at RCPT: 550 5.7.64 ...}
 * @param answers in their order: decided by, considered, configured, to mend, look at
 */
public record FailureTold(String message, String what, List<Judged.Answer> answers) {
    public FailureTold {
        answers = List.copyOf(answers);
    }
}
