package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.SentMessage;
import dev.hybridlab.harness.testkit.StoredMessage;
import dev.hybridlab.harness.testkit.Trace;
import org.assertj.core.api.Assertions;

/** AssertJ's own assertions, and those about labs: {@code import static ...HybridAssertions.assertThat}. */
public class HybridAssertions extends Assertions {
    protected HybridAssertions() {}

    /** About a message in a mailbox. */
    public static StoredMessageAssert assertThat(StoredMessage message) {
        return new StoredMessageAssert(message);
    }

    /** About the way that a message took. */
    public static TraceAssert assertThat(Trace trace) {
        return new TraceAssert(trace);
    }

    /** About the way that a message took, up to now. */
    public static TraceAssert assertThat(SentMessage message) {
        return new TraceAssert(message.trace());
    }

    /** About what became of messages. */
    public static LabAssert assertThat(Lab lab) {
        return new LabAssert(lab);
    }
}
