package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict.Denied;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** How a refused logon is told where no source is certain of it (AUTH-05, AUTH-20, AUTH-36). */
record LogonWords(Cloud cloud, Peer peer) {
    /** RFC 7628 §3.2.2. */
    private static final String JSON = "{\"status\":\"invalid_token\"}";

    /** @param mechanism with which it was tried */
    AuthenticationVerdict of(String mechanism, AuthenticationVerdict verdict) {
        return switch (verdict) {
            case AuthenticationVerdict.Known known -> known;
            case Denied denied -> mechanism.equals("XOAUTH2") ? token(denied) : password(denied);
        };
    }

    private Denied token(Denied denied) {
        var json = cloud.settings().assumption(Assumption.XOAUTH2_CHALLENGE).equals("json");
        return new Denied(
                denied.reply(),
                denied.because().alsoAssuming("AUTH-05"),
                json ? Optional.of(JSON) : Optional.<String>empty());
    }

    private Denied password(Denied denied) {
        if (denied.because().fact().equals("AUTH-36")) {
            return wanted(Assumption.WRONG_PASSWORD_TEXT, "5.7.139") ? told(denied, LogonGate.INCORRECT) : denied;
        }
        return LogonGate.isOffByDefault(denied.because()) && wanted(Assumption.BASIC_OFF_BY_DEFAULT, "550-5.7.30")
                ? told(denied, LogonGate.REMOVED)
                : denied;
    }

    private boolean wanted(Assumption assumption, String other) {
        return cloud.settings().assumption(assumption).equals(other);
    }

    private Denied told(Denied denied, String words) {
        return new Denied(ClientSubmission.tagged(cloud, peer, words), denied.because());
    }

    static Reason wrongPassword(Recipient account) {
        return Reason.assuming("AUTH-36", "the password for {} is another one", account.primary());
    }
}
