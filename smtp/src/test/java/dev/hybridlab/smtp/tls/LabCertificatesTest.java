package dev.hybridlab.smtp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.trace.CertificateFacts.Chain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabCertificatesTest {
    private static final LabCertificates TLS = new LabCertificates(Flawed.BOOK);

    private static CertificateSpec spec(String name) {
        return Flawed.BOOK.named(name).orElseThrow();
    }

    static Stream<Arguments> everyFlawInEveryVersion() {
        return Flawed.BOOK.all().stream()
                .map(CertificateSpec::name)
                .flatMap(name -> Stream.of(Arguments.of(name, "TLS1_2"), Arguments.of(name, "TLS1_3")));
    }

    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("everyFlawInEveryVersion")
    void both_ends_see_of_a_certificate_what_the_forecast_says(String name, String version) throws IOException {
        var shown = Shaking.hands(TLS, name, Optional.of(name), List.of(version));

        var foretold = Flawed.BOOK.facts(spec(name));
        assertThat(shown.client().server()).isEqualTo(foretold);
        assertThat(shown.server().client()).contains(foretold);
        assertThat(shown.client()).isEqualTo(shown.server());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        good                   | TRUSTED
        Public CA              | TRUSTED
        Private CA             | SELF_SIGNED
        signed by itself       | SELF_SIGNED
        signed by nobody known | SELF_SIGNED
        private                | UNTRUSTED_ROOT
        root withheld          | UNTRUSTED_ROOT
        below subordinate      | UNTRUSTED_ROOT
        namesake of its CA     | UNTRUSTED_ROOT
        rootless               | UNTRUSTED_ROOT
        in a circle            | UNTRUSTED_ROOT
        signed by a leaf       | UNTRUSTED_ROOT
        signed by its like     | UNTRUSTED_ROOT
        with its chain         | TRUSTED
        deep                   | TRUSTED
        without its chain      | MISSING_INTERMEDIATE
        deep without chain     | MISSING_INTERMEDIATE
        expired                | TRUSTED
        of an odd CA           | TRUSTED
        """)
    void a_chain_is_worth_what_its_signers_are(String name, Chain worth) throws IOException {
        var shown = Shaking.hands(TLS, name, Optional.empty(), List.of("TLS1_3"));

        assertThat(shown.client().server().chain()).isEqualTo(worth);
    }

    @Test
    void names_are_printed_as_Windows_prints_them() throws IOException {
        var shown = Shaking.hands(TLS, "of an odd CA", Optional.of("SAN only, odd"), List.of("TLS1_3"))
                .server();

        assertThat(shown.server().identity().issuer()).isEqualTo("CN=\"Contoso, \"\"Root\"\" CA #1\"");
        assertThat(shown.client().orElseThrow().identity().subject()).isEqualTo("O=\"SAN only, odd\"");
        assertThat(shown.client().orElseThrow().identity().commonName()).isEmpty();
    }

    @Test
    void a_client_without_a_certificate_shows_none() throws IOException {
        var shown = Shaking.hands(TLS, "good", Optional.empty(), List.of("TLS1_3"));

        assertThat(shown.client().client()).isEmpty();
        assertThat(shown.server().client()).isEmpty();
    }

    @Test
    void a_certificate_that_the_topology_does_not_have_is_not_made() {
        assertThatThrownBy(() -> TLS.context(Optional.of("nobody.example")))
                .hasMessage("the lab has no certificate 'nobody.example'");
    }

    /** A client that remembers sessions, as a user's own mail server does, and shows another certificate each time. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void no_session_is_resumed_so_that_a_new_certificate_is_seen(String protocol) throws Exception {
        var remembering = SSLContext.getInstance("TLS");
        var first = new Mint(Flawed.BOOK).coin(spec("good"));
        var second = new Mint(Flawed.BOOK).coin(spec("wildcard"));
        var shows = new Changing(first, second);
        remembering.init(new Changing[] {shows}, new TrustEverything[] {new TrustEverything()}, null);

        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (var name : List.of("good", "wildcard")) {
                var seen = Shaking.at(
                        listener,
                        () -> Shaking.serve(listener, TLS, "good", List.of("TLS1_2", "TLS1_3")),
                        TLS,
                        socket -> {
                            var secure = (SSLSocket) remembering
                                    .getSocketFactory()
                                    .createSocket(socket, "mail.contoso.com", socket.getPort(), true);
                            secure.setEnabledProtocols(new String[] {protocol});
                            secure.startHandshake();
                            return secure;
                        });
                assertThat(seen.server().client()).contains(Flawed.BOOK.facts(spec(name)));
            }
        }
    }

    @Test
    void labs_share_what_has_the_same_description() {
        var one = new Mint(Flawed.BOOK).coin(spec("good"));
        var other = new Mint(new CertificateBook(List.copyOf(Flawed.BOOK.all()))).coin(spec("good"));

        assertThat(one.certificate()).isSameAs(other.certificate());
        assertThat(one.keys()).isSameAs(other.keys());
    }

    @Test
    void labs_share_nothing_that_differently_keyed_authorities_signed() throws Exception {
        var leaf = "host | LEAF | Changing CA | mail.contoso.com | - |\n";
        var elliptic = Flawed.book("Changing CA | AUTHORITY | - | - | - |\n" + leaf);
        var rsa = Flawed.book("Changing CA | AUTHORITY | - | - | - | rsa\n" + leaf);

        for (var book : List.of(elliptic, rsa)) {
            var shown = Shaking.hands(new LabCertificates(book), "host", Optional.empty(), List.of("TLS1_3"));
            assertThat(shown.client().server().chain()).isEqualTo(Chain.TRUSTED);
        }
    }

    @Test
    void every_certificate_is_well_formed_for_others_too() throws Exception {
        for (var spec : Flawed.BOOK.all()) {
            var coin = new Mint(Flawed.BOOK).coin(spec);
            var signer = new Mint(Flawed.BOOK).coin(Flawed.BOOK.signer(spec).orElse(spec));
            var read = new JcaX509CertificateHolder(coin.certificate());
            var verifier = new JcaContentVerifierProviderBuilder().build(signer.certificate());
            assertThat(read.isSignatureValid(verifier)).as(spec.name()).isTrue();
            assertThat(read.getIssuer()).isEqualTo(new JcaX509CertificateHolder(signer.certificate()).getSubject());
            assertThat(read.getEncoded()).isEqualTo(coin.certificate().getEncoded());
        }
    }

    @Test
    void chains_are_followed_in_any_order() {
        var mint = new Mint(Flawed.BOOK);
        List<X509Certificate> mixed = Stream.of("deep", "Public CA", "Issuing CA", "Deeper CA")
                .map(name -> mint.coin(spec(name)).certificate())
                .toList();

        assertThat(TLS.facts(mixed)).isEqualTo(Flawed.BOOK.facts(spec("deep")));
    }
}
