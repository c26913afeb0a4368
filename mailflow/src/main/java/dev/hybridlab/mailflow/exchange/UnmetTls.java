package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.TlsLevel;
import dev.hybridlab.mailflow.trace.Reason;

/** What follows where a connector requires TLS and the next server does not live up to it (TLS-14, TLS-15). */
public final class UnmetTls {
    /** What a client says of a certificate whose list of revoked ones it cannot reach; house text. */
    public static final String NOT_KNOWN = "RevocationStatusUnknown";

    private UnmetTls() {}

    /** TLS-14: the message waits with this error, or, if the assumption says so, comes back with it at once. */
    public static SmtpReply told(LabSettings settings, SmtpReply lastError) {
        if (settings.assumption(Assumption.REQUIRED_TLS_FAILURE).equals("retry")) {
            return lastError;
        }
        var words = lastError.toString().split(" ", 3);
        return SmtpReply.of(5 + words[0].substring(1) + " 5" + words[1].substring(1) + " " + words[2]);
    }

    /** TLS-15: a lab has no lists; by default every certificate counts as not revoked. */
    public static boolean revocationUnknown(LabSettings settings, TlsLevel level) {
        return level != TlsLevel.ENCRYPTION_ONLY
                && settings.assumption(Assumption.REVOCATION).equals("unknown");
    }

    /** TLS-15: that a certificate satisfies a level that looks for revoked ones rests on nobody having revoked it. */
    public static Reason satisfied(Reason because, TlsLevel level) {
        return level == TlsLevel.ENCRYPTION_ONLY ? because : because.alsoAssuming("TLS-15");
    }
}
