package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.trace.CertificateFacts.Chain;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether what a peer showed leads to a root that the lab's hosts trust. Dates are judged elsewhere. */
final class ChainTrust {
    private static final int REMEMBERED = 1_000;

    /** The labs of a JVM show the same certificates (see {@link Mint}), and a signature takes 0.3 ms to check. */
    private static final Map<Claim, Boolean> CHECKED = new ConcurrentHashMap<>();

    private final CertificateBook book;
    private final Mint mint;

    /** That the one was signed by the other. */
    private record Claim(X509Certificate certificate, X509Certificate by) {
        boolean holds() {
            try {
                certificate.verify(by.getPublicKey());
                return true;
            } catch (GeneralSecurityException notBy) {
                return false;
            }
        }
    }

    ChainTrust(CertificateBook book, Mint mint) {
        this.book = book;
        this.mint = mint;
    }

    /** @param shown leaf first, the others in any order (RFC 8446 §4.4.2) */
    Chain of(List<X509Certificate> shown) {
        var at = shown.getFirst();
        var seen = new HashSet<X509Certificate>();
        while (seen.add(at)) { // Authorities that sign each other in a circle end nowhere.
            if (anchored(at)) {
                return Chain.TRUSTED;
            }
            if (signed(at, at)) {
                return at.equals(shown.getFirst()) ? Chain.SELF_SIGNED : Chain.UNTRUSTED_ROOT;
            }
            var lower = at;
            var signer =
                    shown.stream().filter(each -> mayHaveSigned(lower, each)).findFirst();
            if (signer.isEmpty()) {
                return Chain.MISSING_INTERMEDIATE;
            }
            if (!signed(at, signer.get())) {
                return Chain.UNTRUSTED_ROOT;
            }
            at = signer.get();
        }
        return Chain.UNTRUSTED_ROOT;
    }

    /** Whether a trusted root of the lab is this certificate or signed it. */
    private boolean anchored(X509Certificate certificate) {
        var issuer = PrintedName.of(certificate.getIssuerX500Principal()).text();
        return book.anchors().stream()
                .filter(root -> book.subject(root).equalsIgnoreCase(issuer)) // The others need not be made.
                .map(root -> mint.coin(root).certificate())
                .anyMatch(root -> root.equals(certificate) || signed(certificate, root));
    }

    private static boolean mayHaveSigned(X509Certificate certificate, X509Certificate by) {
        return !by.equals(certificate) && certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal());
    }

    private static boolean signed(X509Certificate certificate, X509Certificate by) {
        if (!certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal())
                || !certificate.equals(by) && by.getBasicConstraints() < 0) { // RFC 5280 §4.2.1.9
            return false;
        }
        if (CHECKED.size() >= REMEMBERED) {
            CHECKED.clear(); // Only strangers come with so many.
        }
        return CHECKED.computeIfAbsent(new Claim(certificate, by), Claim::holds);
    }
}
