package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.CertificateFacts.Chain;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** What a chain says that a handshake showed, read off the certificates themselves. */
final class ChainFacts {
    static final int LONGEST = 10;
    private static final int DNS_NAME = 2; // RFC 5280 §4.2.1.6, GeneralName dNSName
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)*)");
    private static final String SERIAL_FORMAT = "%016X";

    private final CertificateBook book;
    private final Mint mint;

    ChainFacts(CertificateBook book, Mint mint) {
        this.book = book;
        this.mint = mint;
    }

    CertificateFacts of(List<X509Certificate> chain) {
        var leaf = chain.getFirst();
        var serial = String.format(Locale.ROOT, SERIAL_FORMAT, leaf.getSerialNumber());
        return new CertificateFacts(
                new CertificateFacts.Identity(
                        commonName(leaf),
                        name(leaf.getSubjectX500Principal()),
                        name(leaf.getIssuerX500Principal()),
                        serial,
                        thumbprint(leaf, serial)),
                alternativeNames(leaf),
                leaf.getNotBefore().toInstant(),
                leaf.getNotAfter().toInstant(),
                trust(chain));
    }

    private static String name(X500Principal principal) {
        return principal.getName(X500Principal.RFC2253);
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        var match = COMMON_NAME.matcher(name(certificate.getSubjectX500Principal()));
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(each -> Integer.valueOf(DNS_NAME).equals(each.getFirst()))
                            .map(each -> String.valueOf(each.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of(); // a stranger's certificate: it has no name that could match
        }
    }

    /** For the lab's own certificates the stand-in that does not change with every key, for others SHA-1 of the DER form. */
    private String thumbprint(X509Certificate certificate, String serial) {
        var own = book.all().stream()
                .filter(spec -> book.serial(spec).equals(serial))
                .findFirst();
        return own.map(book::thumbprint).orElseGet(() -> sha1(certificate));
    }

    private static String sha1(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("a certificate that was parsed cannot be encoded", unreadable);
        }
    }

    private Chain trust(List<X509Certificate> chain) {
        for (var i = 0; i < Math.min(chain.size(), LONGEST); i++) {
            var certificate = chain.get(i);
            if (anchored(certificate)) {
                return Chain.TRUSTED;
            }
            if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
                return i == 0 ? Chain.SELF_SIGNED : Chain.UNTRUSTED_ROOT;
            }
            if (i + 1 == chain.size()) {
                return Chain.MISSING_INTERMEDIATE;
            }
            if (!signed(certificate, chain.get(i + 1))) {
                return Chain.UNTRUSTED_ROOT;
            }
        }
        return Chain.UNTRUSTED_ROOT;
    }

    /** Whether a trusted root of the lab is this certificate or signed it. */
    private boolean anchored(X509Certificate certificate) {
        return book.all().stream()
                .filter(spec -> spec.kind() == CertificateSpec.Kind.AUTHORITY
                        && spec.issuedBy().isEmpty()
                        && spec.flaws().trusted())
                .filter(spec -> issuedByNameOf(certificate, spec))
                .map(spec -> mint.coin(spec).certificate())
                .anyMatch(root -> root.equals(certificate) || signed(certificate, root));
    }

    private boolean issuedByNameOf(X509Certificate certificate, CertificateSpec root) {
        return name(certificate.getIssuerX500Principal()).equalsIgnoreCase(book.subject(root));
    }

    private static boolean signed(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey());
            return certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal());
        } catch (GeneralSecurityException notBy) {
            return false;
        }
    }
}
