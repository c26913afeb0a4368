package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.Lab;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * What can be waited for with Awaitility in a lab in real time, or when a program of one's own sends into a lab: {@code
 * await().untilAsserted(delivered(lab, "anna@contoso.com"))}. A wait that ends in vain says what was waited for and what came
 * instead. In a lab in virtual time nothing has to be waited for.
 */
public final class HybridConditions {
    private HybridConditions() {}

    /** A wait that has a name in its message; up to 10 seconds unless it is told otherwise. */
    public static ConditionFactory awaiting(Lab lab, String what) {
        return Awaitility.await(what + " in the " + lab)
                .pollInterval(Duration.ofMillis(20))
                .pollDelay(Duration.ZERO);
    }

    /** This mailbox has a message. An address that nobody has is no matter of time: it fails at once. */
    public static ThrowingRunnable delivered(Lab lab, String mailbox) {
        return delivered(lab, mailbox, 1);
    }

    /** This mailbox has so many messages, or more. */
    public static ThrowingRunnable delivered(Lab lab, String mailbox, int messages) {
        return () -> {
            var there = lab.mailbox(mailbox).messages();
            if (there.size() < messages) {
                throw new AssertionError(
                        mailbox + " has " + there.size() + " of " + messages + " messages" + lab.told());
            }
        };
    }

    /** Somebody said no to the message of this id. */
    public static ThrowingRunnable refused(Lab lab, String message) {
        return () -> HybridAssertions.assertThat(lab).refused(message);
    }

    /** The message of this id waits in a queue. */
    public static ThrowingRunnable waits(Lab lab, String message) {
        return () -> HybridAssertions.assertThat(lab).waits(message);
    }

    /** Nothing waits anywhere. */
    public static ThrowingRunnable emptyQueues(Lab lab) {
        return () -> HybridAssertions.assertThat(lab).hasEmptyQueues();
    }
}
