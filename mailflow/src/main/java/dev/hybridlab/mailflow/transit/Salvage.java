package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.QueueRef;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was accepted never vanishes by a defect of the lab: in a lab that goes on, the message lies in the poison queue from
 * then on, for all its recipients, until somebody resumes it (LAB-70).
 */
final class Salvage {
    private static final SmtpReply POISON = SmtpReply.of("400 Poison");
    private static final SmtpReply EXPIRED = SmtpReply.of("550 4.4.7 QUEUE.Expired; message expired");

    private Salvage() {}

    /**
     * The task, which keeps the message where it fails.
     *
     * @param keeps puts the message aside
     */
    static Runnable of(Agenda agenda, QueueEntry entry, Runnable task, Consumer<Stay> keeps) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error defect) {
                if (!agenda.goesOnAfter(defect, entry.held().ref())) {
                    throw defect;
                }
                keeps.accept(stay(entry, defect));
            }
        };
    }

    private static Stay stay(QueueEntry entry, Throwable defect) {
        var because = Reason.of(
                "LAB-70", "the lab has a defect: {}", defect.getClass().getSimpleName());
        var retry = new AfterReply.Retry(PoisonQueue.NEVER, Optional.empty(), PoisonQueue.NEVER, EXPIRED, because);
        return new Stay(POISON, retry, Optional.of(QueueRef.POISON.standing("Suspended", entry.attempts())));
    }
}
