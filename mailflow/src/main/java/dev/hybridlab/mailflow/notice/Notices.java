package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.HeaderChange;
import java.util.List;
import java.util.Set;

/** Who gets a notice, and the notice. */
public final class Notices {
    /** The diagnostic of an Exchange delay notice, whatever the queue shows (TIME-07). */
    public static final SmtpReply MESSAGE_DELAYED = SmtpReply.of("400 4.4.7 Message delayed");

    private Notices() {}

    /** What is taken out of the original before it goes back (HDR-17). */
    public static List<HeaderChange> taken(NoticeManner manner, HeldMessage about) {
        return ReturnedOriginal.taken(manner, about.message().headers());
    }

    /**
     * Whether the sender hears of it. Never for a null sender (NDR-02, NDR-12); else as NOTIFY says, and without NOTIFY
     * of failures and delays (RFC 3461 §4.1).
     */
    public static boolean wanted(NoticeKind kind, HeldMessage about, EnvelopeRecipient recipient) {
        if (about.sender().isEmpty()) {
            return false;
        }
        Set<String> words = DsnParameters.notifyWords(recipient).orElse(Set.of("FAILURE", "DELAY"));
        return !words.contains("NEVER") && words.contains(kind.notifyWord());
    }

    /**
     * The message will not arrive.
     *
     * @param seed of the lab: boundaries and the Message-ID are hashes of it
     * @throws IllegalArgumentException for a message with a null sender
     */
    public static Notice failed(NoticeManner manner, Incident incident, String seed) {
        return NoticeWriter.write(manner, NoticeKind.FAILED, incident, seed);
    }

    /** The message waits. Exchange says so with a diagnostic of its own, others with the last error. */
    public static Notice delayed(NoticeManner manner, Incident incident, String seed) {
        return NoticeWriter.write(
                manner, NoticeKind.DELAYED, manner.stage().equals("plain") ? incident : delayed(incident), seed);
    }

    /** The message was handed to a host that does not report by itself. */
    public static Notice relayed(NoticeManner manner, Incident incident, String seed) {
        return NoticeWriter.write(manner, NoticeKind.RELAYED, incident, seed);
    }

    /** The message is in the mailbox. */
    public static Notice delivered(NoticeManner manner, Incident incident, String seed) {
        return NoticeWriter.write(manner, NoticeKind.DELIVERED, incident, seed);
    }

    private static Incident delayed(Incident incident) {
        return new Incident(
                incident.about(),
                incident.recipient(),
                MESSAGE_DELAYED,
                incident.remoteMta(),
                incident.at(),
                incident.retryUntil());
    }
}
