package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.mailflow.outcome.Outcome;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about who said no to a message, and how. */
public class RefusalAssert extends AbstractAssert<RefusalAssert, List<Outcome.Refused>> {
    private final Lab lab;
    private final String message;

    protected RefusalAssert(Lab lab, String message, List<Outcome.Refused> refusals) {
        super(refusals, RefusalAssert.class);
        this.lab = lab;
        this.message = message;
    }

    /** With this enhanced code, or code: {@code 5.7.64}, {@code 550 5.7.64}. */
    public RefusalAssert with(String code) {
        if (actual.stream().noneMatch(each -> (each.step().reply() + " ").contains(code + " "))) {
            throw failure("message %s was refused in another way:%n  expected  %s%s", message, code, lab.told());
        }
        return this;
    }
}
