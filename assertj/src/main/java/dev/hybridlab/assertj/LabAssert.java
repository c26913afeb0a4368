package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.SentMessage;
import dev.hybridlab.mailflow.outcome.Outcome;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what became of the messages of a lab. */
public class LabAssert extends AbstractAssert<LabAssert, Lab> {
    protected LabAssert(Lab actual) {
        super(actual, LabAssert.class);
    }

    /** Somebody said no to this message. */
    public RefusalAssert refused(SentMessage message) {
        return refused(message.id());
    }

    /** Somebody said no to the message that was sent under this id. */
    public RefusalAssert refused(String message) {
        isNotNull();
        var refusals = actual.outcomes(message).stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(Outcome.Refused.class::cast)
                .toList();
        if (refusals.isEmpty()) {
            throw failure("message %s was not refused by anybody:%s", message, actual.told());
        }
        return new RefusalAssert(actual, message, refusals);
    }
}
