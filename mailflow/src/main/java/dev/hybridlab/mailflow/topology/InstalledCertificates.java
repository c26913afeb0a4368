package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.DomainPattern;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of a server's certificates a property means. */
public record InstalledCertificates(CertificateBook book) {
    private static final Comparator<CertificateSpec> NEWEST =
            Comparator.comparing(spec -> spec.validity().notAfter());
    private static final String SEPARATORS = ",=<>";

    /** The certificates of a server, in the order of the file; names that the topology does not know are left out. */
    public List<CertificateSpec> of(Server server) {
        return server.certificates().stream()
                .flatMap(name -> book.named(name).stream())
                .toList();
    }

    /**
     * What a TlsCertificateName names on this server: a name of the topology stands for its {@code <I>issuer<S>subject};
     * of several installed with that issuer and subject the one that expires last (ONP-SEND-29). Empty: none is installed
     * (TLS-21, ONP-RECV-26).
     */
    public Optional<CertificateSpec> find(Server server, String text) {
        var named = book.named(text);
        return of(server).stream()
                .filter(spec -> named.isPresent() ? isTwin(spec, named.get()) : same(book.exchangeName(spec), text))
                .max(NEWEST);
    }

    /** Issuer and subject are the same. */
    private boolean isTwin(CertificateSpec spec, CertificateSpec wanted) {
        return spec.name().equals(wanted.name())
                || spec.commonName().equals(wanted.commonName())
                        && same(book.exchangeName(spec), book.exchangeName(wanted));
    }

    /**
     * What a connector without TlsCertificateName shows: the newest certificate that carries its Fqdn (ONP-SEND-25,
     * ONP-RECV-44), of those that can be shown at all (TLS-42).
     */
    public Optional<CertificateSpec> carrying(Server server, String fqdn) {
        return of(server).stream()
                .filter(spec -> spec.use().presentable())
                .filter(spec -> spec.names().stream().anyMatch(name -> carries(name, fqdn)))
                .max(NEWEST);
    }

    /** TLS-12: a wildcard stands for exactly one label. */
    private static boolean carries(String name, String fqdn) {
        var pattern = DomainPattern.of(name);
        var host = Topology.fold(fqdn);
        return switch (pattern.kind()) {
            case ANY -> false;
            case EXACT -> pattern.base().equals(host);
            case SUBDOMAINS ->
                host.indexOf('.') > 0 && host.substring(host.indexOf('.') + 1).equals(pattern.base());
        };
    }

    /** Distinguished names differ in blanks and case between tools. */
    private static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other) || plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        var plain = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (!Character.isWhitespace(c) || !atSeparator(name, i)) {
                plain.append(c);
            }
        }
        return Topology.fold(plain.toString());
    }

    /** Whether only blanks lie between here and a separator, on either side. */
    private static boolean atSeparator(String name, int at) {
        var before = at;
        while (before >= 0 && Character.isWhitespace(name.charAt(before))) {
            before--;
        }
        var after = at;
        while (after < name.length() && Character.isWhitespace(name.charAt(after))) {
            after++;
        }
        return before >= 0 && SEPARATORS.indexOf(name.charAt(before)) >= 0
                || after < name.length() && SEPARATORS.indexOf(name.charAt(after)) >= 0;
    }
}
