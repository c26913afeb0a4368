package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a chain says that a handshake showed, read off the certificates themselves. */
final class ChainFacts {
    private static final int DNS_NAME = 2; // RFC 5280 §4.2.1.6, GeneralName dNSName
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_USAGE = "2.5.29.37.0";
    private static final int SERIAL_DIGITS = 16;
    private static final int REMEMBERED = 1_000;

    private final CertificateBook book;
    private final Mint mint;
    private final ChainTrust trust;
    private final Map<List<X509Certificate>, CertificateFacts> known = new ConcurrentHashMap<>();

    ChainFacts(CertificateBook book, Mint mint) {
        this.book = book;
        this.mint = mint;
        this.trust = new ChainTrust(book, mint);
    }

    /** Remembered, since every handshake of a host shows the same chain and a signature takes 0.3 ms to check. */
    CertificateFacts of(List<X509Certificate> chain) {
        if (known.size() >= REMEMBERED) {
            known.clear(); // Only strangers come with so many.
        }
        return known.computeIfAbsent(List.copyOf(chain), this::read);
    }

    private CertificateFacts read(List<X509Certificate> chain) {
        var leaf = chain.getFirst();
        var subject = PrintedName.of(leaf.getSubjectX500Principal());
        var serial = serial(leaf);
        return new CertificateFacts(
                new CertificateFacts.Identity(
                        subject.commonName(),
                        subject.text(),
                        PrintedName.of(leaf.getIssuerX500Principal()).text(),
                        serial,
                        thumbprint(leaf, serial)),
                alternativeNames(leaf),
                leaf.getNotBefore().toInstant(),
                leaf.getNotAfter().toInstant(),
                trust.of(chain),
                clientAuth(leaf));
    }

    /** RFC 5280 §4.2.1.12: without the extension it is good for everything. */
    private static boolean clientAuth(X509Certificate certificate) {
        try {
            var usage = certificate.getExtendedKeyUsage();
            return usage == null || usage.contains(CLIENT_AUTH) || usage.contains(ANY_USAGE);
        } catch (CertificateParsingException unreadable) {
            return false; // a stranger's certificate: nothing is known to be allowed
        }
    }

    /** As many digits as the lab's own have; a stranger's may have more. */
    private static String serial(X509Certificate certificate) {
        var digits = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, SERIAL_DIGITS - digits.length())) + digits;
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
        return book.all().stream()
                .filter(spec -> book.serial(spec).equals(serial))
                .filter(spec -> mint.coin(spec).certificate().equals(certificate))
                .findFirst()
                .map(book::thumbprint)
                .orElseGet(() -> sha1(certificate));
    }

    private static String sha1(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("a certificate that was parsed cannot be encoded", unreadable);
        }
    }
}
