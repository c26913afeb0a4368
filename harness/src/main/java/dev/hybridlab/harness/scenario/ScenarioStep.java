package dev.hybridlab.harness.scenario;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.transit.QueueIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing that a scenario does. */
public sealed interface ScenarioStep {
    SourceLine at();

    /**
     * @param id names the message in {@code expect}
     * @param from empty for the null sender {@code <>}
     * @param enter where it comes in, when that does not follow from the sender
     * @param parameters of MAIL: RET, ENVID; those of RCPT: NOTIFY
     */
    record Send(
            SourceLine at,
            String id,
            Optional<EmailAddress> from,
            List<EmailAddress> to,
            MessageSource message,
            Optional<Entry> enter,
            EsmtpParameters parameters)
            implements ScenarioStep {}

    record Advance(SourceLine at, Duration by) implements ScenarioStep {}

    record Down(SourceLine at, String host) implements ScenarioStep {}

    record Up(SourceLine at, String host) implements ScenarioStep {}

    /** {@code Suspend-Queue} for every queue of an on-premises server, or for one. */
    record Suspend(SourceLine at, QueueIdentity which) implements ScenarioStep {}

    /** {@code Resume-Queue}, for the poison queue {@code Resume-Message}. */
    record Resume(SourceLine at, QueueIdentity which) implements ScenarioStep {}

    record ChangeStep(SourceLine at, List<Change> changes) implements ScenarioStep {}

    /** DNS records become others; resolvers keep what they cached until its time is over. */
    record Dns(SourceLine at, List<Change> changes) implements ScenarioStep {}

    /** A certificate ends now. */
    record Expire(SourceLine at, String certificate) implements ScenarioStep {}

    /** Directory synchronisation runs once more: what changed on-premises reaches the cloud. */
    record Sync(SourceLine at) implements ScenarioStep {}

    /** @param to {@code exo} or {@code onprem} */
    record Move(SourceLine at, EmailAddress mailbox, String to) implements ScenarioStep {}
}
