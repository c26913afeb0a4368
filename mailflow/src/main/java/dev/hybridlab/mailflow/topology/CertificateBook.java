package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.CertificateFacts.Chain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every certificate of a lab, and what a peer sees of it. The lab mints real certificates from the same descriptions;
 * what the wire shows must equal {@link #facts}.
 */
public final class CertificateBook {
    private final List<CertificateSpec> all;
    /** Asked for with every message, and two digests each. */
    private final Map<String, Shown> shown = new HashMap<>();

    private record Shown(CertificateSpec spec, CertificateFacts facts) {}

    public CertificateBook(List<CertificateSpec> all) {
        this.all = List.copyOf(all);
        this.all.forEach(spec -> shown.putIfAbsent(spec.name(), new Shown(spec, looked(spec))));
    }

    public List<CertificateSpec> all() {
        return all;
    }

    public Optional<CertificateSpec> named(String name) {
        for (var each : all) {
            if (each.name().equalsIgnoreCase(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Exchange's own name of a certificate: {@code <I>issuer<S>subject}. */
    public String exchangeName(CertificateSpec spec) {
        return "<I>" + issuer(spec) + "<S>" + subject(spec);
    }

    /** {@code CN=mail.contoso.com}; for a SAN-only certificate {@code O=<its name in the topology>}. */
    public String subject(CertificateSpec spec) {
        if (spec.kind() != CertificateSpec.Kind.LEAF) {
            return DistinguishedName.attribute("CN", spec.name());
        }
        return spec.commonName()
                .map(name -> DistinguishedName.attribute("CN", name))
                .orElseGet(() -> DistinguishedName.attribute("O", spec.name()));
    }

    /** The subject of the signer; its own for a self-signed one. */
    public String issuer(CertificateSpec spec) {
        return subject(signer(spec).orElse(spec));
    }

    /** Who signs it; empty when it signs itself. */
    public Optional<CertificateSpec> signer(CertificateSpec spec) {
        return spec.issuedBy().flatMap(this::named);
    }

    /** The roots that hosts trust. */
    public List<CertificateSpec> anchors() {
        return all.stream().filter(this::anchor).toList();
    }

    private boolean anchor(CertificateSpec spec) {
        return spec.kind() == CertificateSpec.Kind.AUTHORITY
                && spec.flaws().trusted()
                && signer(spec).isEmpty();
    }

    /** What a peer that was shown this certificate knows. */
    public CertificateFacts facts(CertificateSpec spec) {
        var known = shown.get(spec.name());
        return known != null && known.spec().equals(spec) ? known.facts() : looked(spec);
    }

    private CertificateFacts looked(CertificateSpec spec) {
        var common = spec.kind() == CertificateSpec.Kind.LEAF ? spec.commonName() : Optional.of(spec.name());
        return new CertificateFacts(
                new CertificateFacts.Identity(common, subject(spec), issuer(spec), serial(spec), thumbprint(spec)),
                spec.kind() == CertificateSpec.Kind.LEAF ? spec.names() : List.of(),
                spec.validity().notBefore(),
                spec.validity().notAfter(),
                chain(spec),
                spec.use().clientAuth());
    }

    private Chain chain(CertificateSpec spec) {
        var signer = signer(spec);
        if (signer.isEmpty()) {
            return anchor(spec) ? Chain.TRUSTED : Chain.SELF_SIGNED;
        }
        if (signer.get().kind() == CertificateSpec.Kind.INTERMEDIATE
                && !spec.flaws().sendsChain()) {
            return Chain.MISSING_INTERMEDIATE;
        }
        return endsAtAnchor(spec) ? Chain.TRUSTED : Chain.UNTRUSTED_ROOT;
    }

    private boolean endsAtAnchor(CertificateSpec spec) {
        var seen = new HashSet<String>();
        var at = spec;
        while (seen.add(at.name())) { // Authorities that sign each other in a circle end nowhere.
            var signer = signer(at);
            if (signer.isEmpty()) {
                return anchor(at);
            }
            if (signer.get().kind() == CertificateSpec.Kind.LEAF) {
                return false; // RFC 5280 §4.2.1.9: only an authority may sign.
            }
            at = signer.get();
        }
        return false;
    }

    /** 16 hex digits, the same for the same description: renewing one gives another. */
    public String serial(CertificateSpec spec) {
        return hex(Hash.of("serial", described(spec)), 16);
    }

    /** 40 hex digits. A stand-in for the SHA-1 of the DER form, which changes with every key. */
    public String thumbprint(CertificateSpec spec) {
        return hex(Hash.of("thumbprint", described(spec)), 40);
    }

    private String described(CertificateSpec spec) {
        return issuer(spec) + "|" + spec.names() + "|" + spec.name() + "|" + spec.validity();
    }

    private static String hex(String digest, int digits) {
        return digest.substring(0, digits).toUpperCase(Locale.ROOT);
    }
}
