package dev.hybridlab.mailflow.outcome;

import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.util.Optional;

/**
 * A certificate and a setting that do not fit, read from the evidence of one session.
 *
 * @param message the id of its {@code send}
 * @param kind what does not fit
 * @param connector whose demand was not met
 * @param parties who talked
 * @param shown what both ends showed; empty when it did not come to a handshake
 * @param because what was wanted, in the words of the side that was not pleased
 */
public record Mismatch(
        String message,
        Kind kind,
        Optional<String> connector,
        Parties parties,
        Optional<TlsFacts> shown,
        Reason because) {
    /** @param from the host that called, {@code to} the host or name it called */
    public record Parties(String from, String to) {}

    /**
     * What a caller finds at the server or in its own store, then what a server finds at its caller (TLS and EXO-ATTR
     * facts).
     */
    public enum Kind {
        CERTIFICATE_MISSING("CertificateMissing", false),
        PRIVATE_KEY_MISSING("PrivateKeyMissing", false),
        NOT_ENABLED_FOR_SMTP("NotEnabledForSmtp", false),
        TLS_VERSION("TlsVersion", false),
        NO_EXCHANGE_AUTH("NoExchangeAuth", false),
        NO_START_TLS("NoStartTls", false),
        SELF_SIGNED("SelfSigned", false),
        UNTRUSTED_ROOT("UntrustedRoot", false),
        MISSING_INTERMEDIATE("MissingIntermediate", false),
        EXPIRED("Expired", false),
        NOT_YET_VALID("NotYetValid", false),
        SUBJECT_MISMATCH("SubjectMismatch", false),
        CERTIFICATE_NOT_MATCHED("CertificateNotMatched", true),
        CERTIFICATE_NOT_ACCEPTED("CertificateNotAccepted", true),
        CERTIFICATE_NOT_TRUSTED("CertificateNotTrusted", true),
        CERTIFICATE_EXPIRED("CertificateExpired", true),
        CAPABILITY_NOT_MATCHED("CapabilityNotMatched", true);

        private final String text;
        private final boolean ofCaller;

        Kind(String text, boolean ofCaller) {
            this.text = text;
            this.ofCaller = ofCaller;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The host that was not pleased. */
    public String judge() {
        return kind.ofCaller ? parties.to() : parties.from();
    }

    /** The certificate that did not please; empty when none was shown. */
    public Optional<CertificateFacts> certificate() {
        return kind.ofCaller ? shown.flatMap(TlsFacts::client) : shown.map(TlsFacts::server);
    }

    /** One line. */
    public String words() {
        return kind + connector.map(name -> " at '" + name + "'").orElse("") + ", " + parties.from() + " to "
                + parties.to() + ": " + because.text();
    }
}
