package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The certificates of one lab, made when they are first shown. Contexts are never shared between labs. */
public final class LabCertificates implements TlsMaterial {
    private final CertificateBook book;
    private final Mint mint;
    private final ChainFacts chains;
    private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();

    public LabCertificates(CertificateBook book) {
        this.book = book;
        this.mint = new Mint(book);
        this.chains = new ChainFacts(book, mint);
    }

    @Override
    public SSLContext context(Optional<String> certificate) {
        return contexts.computeIfAbsent(certificate.orElse(""), name -> make(certificate));
    }

    private SSLContext make(Optional<String> certificate) {
        var spec = certificate.map(name -> book.named(name)
                .orElseThrow(() -> new IllegalArgumentException("the lab has no certificate '" + name + "'")));
        try {
            var context = SSLContext.getInstance("TLS");
            var shown = new Shown(spec.map(mint::coin), spec.map(this::chain).orElse(List.of()));
            context.init(new KeyManager[] {shown}, new TrustManager[] {new TrustEverything()}, null);
            // A resumed session would show the old certificate.
            context.getServerSessionContext().setSessionCacheSize(1);
            context.getServerSessionContext().setSessionTimeout(1);
            context.getClientSessionContext().setSessionCacheSize(1);
            context.getClientSessionContext().setSessionTimeout(1);
            return context;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException("this JDK has no TLS", everyJdkHasIt);
        }
    }

    /** Leaf first, then its signers up to the root; a leaf that does not send its chain leaves the intermediate out. */
    private List<X509Certificate> chain(CertificateSpec leaf) {
        var chain = new ArrayList<X509Certificate>();
        chain.add(mint.coin(leaf).certificate());
        var above = leaf.issuedBy().flatMap(book::named);
        var withheld = above.isPresent()
                && above.get().kind() == CertificateSpec.Kind.INTERMEDIATE
                && !leaf.flaws().sendsChain();
        while (!withheld && above.isPresent() && chain.size() < ChainFacts.LONGEST) {
            chain.add(mint.coin(above.get()).certificate());
            above = above.get().issuedBy().flatMap(book::named);
        }
        return chain;
    }

    @Override
    public CertificateFacts facts(List<X509Certificate> chain) {
        return chains.of(chain);
    }
}
