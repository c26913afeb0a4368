package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The certificates of one lab, made when they are first shown. */
public final class LabCertificates implements TlsMaterial {
    private static final int LONGEST = 8; // What the JDK's TLS takes from a client unless told otherwise.
    private static final TrustManager[] JUDGED_ELSEWHERE = {new TrustEverything()};

    private final CertificateBook book;
    private final Mint mint;
    private final ChainFacts chains;
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    public LabCertificates(CertificateBook book) {
        this(book, List.of());
    }

    /**
     * Those of a host whose lab is driven from another process.
     *
     * @param handed certificates and keys that were made there
     * @throws IllegalArgumentException if one of them is no certificate or no key
     */
    public LabCertificates(CertificateBook book, List<HandedCertificate> handed) {
        this.book = book;
        this.mint = new Mint(
                book, handed.stream().collect(Collectors.toMap(HandedCertificate::name, HandedCertificate::coin)));
        this.chains = new ChainFacts(book, mint);
    }

    @Override
    public SSLContext context(Optional<String> certificate) {
        var keys = certificate
                .map(name -> shown.computeIfAbsent(name, this::shown))
                .<KeyManager[]>map(each -> new KeyManager[] {each})
                .orElseGet(() -> new KeyManager[] {Shown.NOTHING});
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, JUDGED_ELSEWHERE, null);
            return context;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException("this JDK has no TLS", everyJdkHasIt);
        }
    }

    /** Every certificate of the lab with its key, to be handed to hosts in other processes. */
    public List<HandedCertificate> handOut() {
        return book.all().stream()
                .map(spec -> HandedCertificate.of(spec.name(), mint.coin(spec)))
                .toList();
    }

    /**
     * A certificate as files for mail software that somebody else wrote: {@code certificate.pem} with its chain,
     * {@code key.pem}, and {@code authorities.pem} with all whom the hosts of the lab trust.
     */
    public Map<String, String> files(String certificate) {
        var spec = book.named(certificate)
                .orElseThrow(() -> new IllegalArgumentException("the lab has no certificate '" + certificate + "'"));
        return Map.of(
                "certificate.pem", Pem.of(chain(spec)),
                "key.pem", Pem.of(mint.coin(spec).keys().getPrivate()),
                "authorities.pem", authorities());
    }

    /** In PEM all whom the hosts of the lab trust. */
    public String authorities() {
        return Pem.of(book.all().stream()
                .filter(each -> each.kind() == CertificateSpec.Kind.AUTHORITY
                        && each.flaws().trusted())
                .map(each -> mint.coin(each).certificate())
                .toList());
    }

    private Shown shown(String name) {
        var spec = book.named(name)
                .orElseThrow(() -> new IllegalArgumentException("the lab has no certificate '" + name + "'"));
        return new Shown(mint.coin(spec).keys().getPrivate(), chain(spec));
    }

    /** Leaf first, then its signers up to the root; a leaf that does not send its chain leaves the intermediate out. */
    private List<X509Certificate> chain(CertificateSpec leaf) {
        var chain = new ArrayList<X509Certificate>();
        var seen = new HashSet<String>();
        var at = Optional.of(leaf);
        while (at.isPresent() && seen.add(at.get().name()) && chain.size() < LONGEST) {
            chain.add(mint.coin(at.get()).certificate());
            at = book.signer(at.get())
                    .filter(signer -> leaf.flaws().sendsChain() || signer.kind() != CertificateSpec.Kind.INTERMEDIATE);
        }
        return chain;
    }

    @Override
    public CertificateFacts facts(List<X509Certificate> chain) {
        return chains.of(chain);
    }
}
