package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.SentMessage;
import dev.hybridlab.harness.testkit.StoredMessage;
import dev.hybridlab.harness.testkit.Trace;
import org.assertj.core.api.SoftAssertionsProvider;

/** Adds labs to soft assertions of one's own. */
public interface HybridSoftAssertionsProvider extends SoftAssertionsProvider {
    default StoredMessageAssert assertThat(StoredMessage message) {
        return proxy(StoredMessageAssert.class, StoredMessage.class, message);
    }

    default TraceAssert assertThat(Trace trace) {
        return proxy(TraceAssert.class, Trace.class, trace);
    }

    default TraceAssert assertThat(SentMessage message) {
        return assertThat(message.trace());
    }

    default LabAssert assertThat(Lab lab) {
        return proxy(LabAssert.class, Lab.class, lab);
    }
}
