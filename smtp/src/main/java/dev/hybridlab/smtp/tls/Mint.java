package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes certificates as a topology describes them. The same description gives the same certificate in every lab of this
 * JVM.
 */
final class Mint {
    /** A certificate and its private key. */
    record Coin(X509Certificate certificate, KeyPair keys) {}

    /** All that shows in a certificate. Whether it is trusted and whether its signers are sent along does not. */
    private record Description(
            Keys.Owner owner,
            Keys.Owner signer,
            Name subject,
            Name issuer,
            String serial,
            List<String> names,
            CertificateSpec.Validity validity,
            Kind kind) {}

    /** Who may sign, and what for. */
    private record Kind(boolean authority, boolean serversOnly) {}

    /** A distinguished name of one attribute: a common name, or an organization where there is none. */
    record Name(boolean common, String value) {}

    private static final Map<Description, X509Certificate> MINTED = new ConcurrentHashMap<>();

    private final CertificateBook book;
    private final Map<String, Coin> handed;

    Mint(CertificateBook book) {
        this(book, Map.of());
    }

    /** @param handed what another process made already, by the certificate's name */
    Mint(CertificateBook book, Map<String, Coin> handed) {
        this.book = book;
        this.handed = Map.copyOf(handed);
    }

    Coin coin(CertificateSpec spec) {
        var known = handed.get(spec.name());
        return known == null ? struck(spec) : known;
    }

    private Coin struck(CertificateSpec spec) {
        var owner = owner(spec);
        return new Coin(MINTED.computeIfAbsent(describe(spec, owner), Mint::strike), Keys.of(owner));
    }

    private Description describe(CertificateSpec spec, Keys.Owner owner) {
        var signer = book.signer(spec).orElse(spec);
        var leaf = spec.kind() == CertificateSpec.Kind.LEAF;
        return new Description(
                owner,
                owner(signer),
                name(spec),
                name(signer),
                book.serial(spec),
                leaf ? spec.names() : List.of(),
                spec.validity(),
                new Kind(!leaf, leaf && !spec.use().clientAuth()));
    }

    private static Keys.Owner owner(CertificateSpec spec) {
        return new Keys.Owner(spec.name(), spec.flaws().rsa());
    }

    private static Name name(CertificateSpec spec) {
        var common = spec.kind() == CertificateSpec.Kind.LEAF ? spec.commonName() : Optional.of(spec.name());
        return new Name(common.isPresent(), common.orElse(spec.name()));
    }

    private static X509Certificate strike(Description description) {
        return new CertificateWriter(Keys.of(description.owner()).getPublic(), Keys.of(description.signer()))
                .names(description.issuer(), description.subject())
                .authority(description.kind().authority())
                .forServersOnly(description.kind().serversOnly())
                .alternativeNames(description.names())
                .sign(new BigInteger(description.serial(), 16), description.validity());
    }
}
