package dev.hybridlab.harness.node;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A topology with loopback addresses, and a process for each of its hosts in this JVM, started by nobody but the test. */
final class Loopback implements AutoCloseable {
    static final String TOKEN = "token-of-the-test";
    static final String NAMES = "127.66.0.53";
    private static final List<String> HOSTS = List.of("127.66.10.25", "127.66.30.25");

    private final List<NodeServer> servers = new ArrayList<>();

    /** Their control interfaces have one port, as in containers. */
    Loopback() throws IOException {
        listen(NAMES, 0);
        for (var address : HOSTS) {
            listen(address, port());
        }
    }

    private void listen(String address, int port) throws IOException {
        var own = InetAddress.getByName(address);
        servers.add(NodeServer.listen(new NodeSettings(own, own, false, port, TOKEN, List.of())));
    }

    int port() {
        var base = servers.getFirst().base();
        return Integer.parseInt(base.substring(base.lastIndexOf(':') + 1));
    }

    /** This one is another process from now on, and knows nothing. */
    void restartFirstHost() throws IOException {
        var port = port();
        servers.remove(1).close();
        listen(HOSTS.getFirst(), port);
    }

    /** @param folder where it may be written */
    static Path topology(Path folder) throws IOException {
        return Files.writeString(folder.resolve("topology.yaml"), """
            topology: An organization and the Internet
            onprem:
              servers: [{Name: EX01, Fqdn: ex01.contoso.com, address: 127.66.10.25}]
              acceptedDomains: [{DomainName: contoso.com, Default: true}]
              sendConnectors: [{Name: Internet, AddressSpaces: ["SMTP:*;1"], Fqdn: ex01.contoso.com}]
              recipients: [{Mailbox: bert@contoso.com}]
            internet:
              - {fqdn: mx.fabrikam.example, address: 127.66.30.25, domains: [fabrikam.example]}
            dns:
              fabrikam.example: {MX: 10 mx.fabrikam.example}
            """);
    }

    NodeClient atEx01() {
        return new NodeClient(servers.get(1).base(), TOKEN);
    }

    NodeClient atFabrikam() {
        return new NodeClient(servers.get(2).base(), TOKEN);
    }

    /** Bert writes to somebody outside. */
    void send() throws IOException {
        var from = EmailAddress.of("bert@contoso.com");
        var to = EnvelopeRecipient.of(EmailAddress.of("outsider@fabrikam.example"));
        var envelope = new Envelope(Optional.of(from), EsmtpParameters.NONE, List.of(to));
        var submission = new Submission(new MessageRef("beat", 0, 0), envelope, Instant.parse("2026-01-05T09:00:00Z"));
        var message = Message.parse("Subject: beat\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));
        atEx01().tell(
                        "/submissions",
                        NodeClient.empty().put("host", "EX01").setAll(RemoteLab.mail(submission, message)));
    }

    @Override
    public void close() {
        servers.forEach(NodeServer::close);
    }
}
