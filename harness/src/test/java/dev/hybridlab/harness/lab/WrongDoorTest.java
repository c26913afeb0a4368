package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.transit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices that begin with the wrong octets, over real sockets: what each of them reads. */
@Timeout(60)
class WrongDoorTest {
    /** How every handshake begins: record type 22, version 3.1, then a ClientHello. Its random part happens to hold a line end. */
    private static final String HELLO = "\u0016\u0003\u0001\u0000\u0030\u0001\u0000\u0000\u002c\u0003\u0003\u00ff\r\n";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private World world() throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), """
            topology: both sides
            onprem:
              servers: [{Name: EX01, Fqdn: ex01.corp.contoso.com, address: 198.18.10.25}]
              acceptedDomains: [{DomainName: contoso.com}]
              recipients: [{Mailbox: bert@contoso.com}]
            exo:
              tenant: contoso.onmicrosoft.com
              acceptedDomains: [{DomainName: contoso.com, Default: true}]
              recipients: [{Mailbox: anna@contoso.com}]
            """);
        var read = TopologyFile.read(file);
        assertThat(read.problems()).isEmpty();
        return Worlds.STANDARD.of(Topologies.of(read.optional().orElseThrow().expanded()));
    }

    private EmbeddedLab lab() throws IOException {
        return EmbeddedLab.start(world(), LabOptions.rehearsal());
    }

    private static RawClient dials(EmbeddedLab lab, String host, String address, int port) throws IOException {
        return new RawClient(lab.socketOf(host, IpAddress.of(address), port));
    }

    /** SMTP-54: a handshake at once, as for port 465, meets a banner. */
    @ParameterizedTest
    @CsvSource({
        "exo, 198.18.21.25, 587",
        "exo, 198.18.21.25, 25",
        "exo, 198.18.20.25, 25",
        "EX01, 198.18.10.25, 25",
        "EX01, 198.18.10.25, 587",
        "EX01, 198.18.10.25, 465",
    })
    void who_begins_with_TLS_takes_the_banner_for_a_broken_record(String host, String address, int port)
            throws IOException {
        try (var lab = lab();
                var client = dials(lab, host, address, port)) {
            assertThatThrownBy(() -> client.secured().ask("EHLO printer"))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("Unsupported or unrecognized SSL message");
        }
    }

    /** SMTP-54, SMTP-56: octet for octet, with a stack that waits for no answer. */
    @ParameterizedTest
    @CsvSource({"198.18.21.25, 587", "198.18.20.25, 25"})
    void a_handshake_is_a_verb_that_nobody_knows(String address, int port) throws IOException {
        try (var lab = lab();
                var client = dials(lab, "exo", address, port)) {
            client.send(HELLO);
            assertThat(client.reply().getFirst()).startsWith("220 ").contains("Microsoft ESMTP MAIL Service ready at");
            assertThat(client.reply().getFirst()).startsWith("500 5.3.3 Unrecognized command 'unknown' [");
        }
    }

    /** SMTP-50, SMTP-18: in clear the list has no AUTH, and MAIL is put off on both ports. */
    @ParameterizedTest
    @CsvSource({"587", "25"})
    void without_TLS_the_submission_host_lists_no_logon_and_takes_no_mail(int port) throws IOException {
        try (var lab = lab();
                var client = dials(lab, "exo", ExchangeOnline.SUBMISSION_ADDRESS, port)) {
            client.reply();
            assertThat(client.askAll("EHLO printer"))
                    .noneMatch(line -> line.contains("AUTH"))
                    .contains("250-STARTTLS");
            assertThat(client.ask("AUTH LOGIN")).startsWith("504 5.7.4 Unrecognized authentication type [");
            assertThat(client.ask("MAIL FROM:<anna@contoso.com>"))
                    .startsWith("451 5.7.3 STARTTLS is required to send mail [");
        }
    }

    /** SMTP-55, AUTH-24. */
    @ParameterizedTest
    @CsvSource({"587, true", "25, true", "465, false"})
    void the_submission_host_has_no_port_465(int port, boolean listens) throws IOException {
        assertThat(world().listening(IpAddress.of(ExchangeOnline.SUBMISSION_ADDRESS), port)
                        .isPresent())
                .isEqualTo(listens);
    }

    /** SMTP-36, SMTP-16: the MX host knows no logon, encrypted or not. */
    @Test
    void the_mx_host_lists_no_logon_after_TLS_either() throws Exception {
        try (var lab = lab();
                var clear = dials(lab, "exo", ExchangeOnline.ADDRESS, 25)) {
            clear.reply();
            clear.askAll("EHLO printer");
            assertThat(clear.ask("STARTTLS")).isEqualTo("220 2.0.0 SMTP server ready");
            var client = clear.secured();
            assertThat(client.askAll("EHLO printer"))
                    .isNotEmpty()
                    .noneMatch(line -> List.of("AUTH", "STARTTLS").stream().anyMatch(line::contains));
            assertThat(client.ask("AUTH LOGIN")).startsWith("504 5.7.4 Unrecognized authentication type [");
        }
    }
}
