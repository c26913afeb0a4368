package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.forecast.ForecastLab;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live lab asks for the records of a sender as for any other name: through the host's resolver, with its cache (HDX-14). */
@Timeout(60)
class SenderRecordsTest {
    private static final String RESULTS = "Authentication-Results";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private World world() throws IOException {
        return world("");
    }

    /** @param gateway a further host, through which mail for contoso.com goes */
    private World world(String gateway) throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), """
            topology: a tenant and a sender
            exo:
              tenant: contoso.onmicrosoft.com
              acceptedDomains: [{DomainName: contoso.com, Default: true}]
              recipients: [{Mailbox: anna@contoso.com}]
            internet:
              - {fqdn: mx.fabrikam.example, address: 198.18.30.25, domains: [fabrikam.example], mailboxes: [outsider@fabrikam.example]}
            GATEWAYdns:
              contoso.com: {MX: EXCHANGER}
              fabrikam.example: {MX: 10 mx.fabrikam.example, TXT: "v=spf1 mx -all"}
            """.replace("GATEWAY", gateway).replace(
                "EXCHANGER",
                gateway.isEmpty() ? "0 contoso-com.mail.protection.outlook.com" : "10 mx.gateway.example"));
        var read = TopologyFile.read(file);
        assertThat(read.problems()).isEmpty();
        return Worlds.STANDARD.of(Topologies.of(read.optional().orElseThrow().expanded()));
    }

    private static void send(Lab lab) {
        var envelope = new Envelope(
                Optional.of(EmailAddress.of("outsider@fabrikam.example")),
                EsmtpParameters.NONE,
                List.of(EnvelopeRecipient.of(EmailAddress.of("anna@contoso.com"))));
        var message = Message.parse(
                "From: outsider@fabrikam.example\r\nSubject: t\r\n\r\nt\r\n".getBytes(StandardCharsets.US_ASCII));
        lab.submit("mx.fabrikam.example", new Submission(new MessageRef("m", 0, 0), envelope, lab.now()), message);
    }

    private static String results(Lab lab) {
        return lab.steps().stream()
                .filter(Step.Delivered.class::isInstance)
                .map(step -> ((Step.Delivered) step).message().headers().first(RESULTS))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("not delivered");
    }

    private static List<String> asked(Lab lab) {
        return lab.steps().stream()
                .filter(step -> step.where().host().equals("exo") && step instanceof Step.Resolved)
                .map(step -> (Step.Resolved) step)
                .map(step -> step.question() + ": " + step.answer())
                .toList();
    }

    @Test
    void the_questions_of_forecast_and_lab_are_the_same_and_in_the_trace() throws IOException {
        var forecast = new ForecastLab(world());
        send(forecast);
        try (var lab = EmbeddedLab.start(world(), LabOptions.rehearsal())) {
            send(lab);

            assertThat(asked(lab)).isEqualTo(asked(forecast));
            assertThat(asked(lab))
                    .contains("fabrikam.example TXT: v=spf1 mx -all", "_dmarc.fabrikam.example TXT: NXDOMAIN");
            assertThat(results(lab)).startsWith("spf=pass").isEqualTo(results(forecast));
        }
    }

    @Test
    void a_resolver_that_hears_nothing_leaves_it_open() throws IOException {
        var world = world();
        var options =
                LabOptions.rehearsal().amid(InetAddress.getLoopbackAddress(), LabOptions.Pace.VIRTUAL, deaf(world));
        try (var lab = EmbeddedLab.start(world, options)) {
            send(lab);

            assertThat(results(lab))
                    .contains("spf=temperror", "dmarc=none action=temperror", "compauth=none reason=300");
        }
    }

    /** What an image makes of a body nobody knows: the forecast ends there, and no verdict rests on it (LAB-64). */
    @Test
    void nothing_is_forecast_of_a_body_that_an_image_may_have_changed() throws IOException {
        var forecast = new ForecastLab(world("""
              - {fqdn: mx.gateway.example, address: 198.18.40.25, image: gateway:local}
            """));
        send(forecast);

        assertThat(forecast.steps()).anyMatch(Step.LeftTopology.class::isInstance);
        assertThat(forecast.steps()).noneMatch(step -> step.where().host().equals("exo"));
        assertThat(results(forecast)).isEqualTo("not delivered");
    }

    /** As the zones have it, but for texts. */
    private static Surroundings deaf(World world) {
        return new Surroundings() {
            @Override
            public Optional<NameLookup> resolver(HostIdentity host) {
                var zones = new ZoneLookup(world.topology().zones(), host.side());
                return Optional.of(
                        (name, type, now) -> type == Type.TXT ? new NameAnswer.TimedOut() : zones.ask(name, type, now));
            }
        };
    }
}
