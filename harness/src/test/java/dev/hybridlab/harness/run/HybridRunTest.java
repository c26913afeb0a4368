package dev.hybridlab.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.lab.EmbeddedLabs;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.ClientToken;
import dev.hybridlab.harness.scenario.Entry;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both fakes on real sockets, each with its forecast: the whole engine, without files. */
class HybridRunTest {
    private static final Environment ENVIRONMENT = new Environment(
            Worlds.STANDARD,
            (before, changes, kind) -> new Read.Good<>(before),
            EmbeddedLabs.with(LabOptions.rehearsal()),
            () -> 0L,
            Optional.empty());
    /** Line 9 is where {@link ClassicHybrid} has its {@code hybrid:}. */
    private static final String SOURCE = "\n".repeat(8) + "  TlsCertificateName: mail.contoso.com   # a comment\n";

    private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

    private static Phase run(Configuration configuration, ScenarioStep send, Expectation... expectations) {
        var expect = new LinkedHashMap<String, List<Expectation>>();
        expect.put("m", List.of(expectations));
        var topology = new LoadedTopology("classic.yaml", configuration, SourceText.of("classic.yaml", SOURCE));
        var identity = new ScenarioRecord.Identity("hybrid", "Hybrid", "hybrid.yaml", "", List.of());
        var scenario = new Scenario(
                identity,
                SourceText.of("hybrid.yaml", ""),
                topology,
                List.<Change>of(),
                List.of(send),
                expect,
                Optional.empty());
        var record = new ScenarioRun(scenario, ENVIRONMENT).run();
        assertThat(record.problems()).isEmpty();
        return record.phases().getFirst();
    }

    private static List<String> told(Phase phase) {
        return phase.judged().stream()
                .filter(each -> !each.met())
                .flatMap(each -> Stream.concat(
                        Stream.of(each.headline()),
                        each.answers().stream().map(answer -> answer.label() + ": " + answer.text())))
                .toList();
    }

    /** On-premises shows another certificate than the cloud knows. */
    private static Configuration renewed() {
        var setting = new Setting(Value.of("mail.contoso.net"), new Origin(Origin.Kind.CHANGE, Optional.empty()));
        return ClassicHybrid.expanded()
                .mapped(new Section("onprem", "sendConnectors"), each -> each.with("TlsCertificateName", setting));
    }

    @Test
    void mail_from_on_premises_to_the_cloud_is_internal_and_comes_as_forecast() {
        var phase = run(
                ClassicHybrid.expanded(),
                Toys.send("m", "bert@contoso.com", "anna@contoso.com"),
                Toys.with(Toys.delivered("exo", "onprem", "exo"), AUTH_AS, "Internal"));

        assertThat(phase.differences()).isEmpty();
        assertThat(told(phase)).isEmpty();
        assertThat(phase.sessions()).isNotEmpty();
    }

    @Test
    void mail_from_the_cloud_to_on_premises_is_internal_and_comes_as_forecast() {
        var phase = run(
                ClassicHybrid.expanded(),
                Toys.send("m", "anna@contoso.com", "bert@contoso.com"),
                Toys.with(Toys.delivered("onprem", "exo", "onprem"), AUTH_AS, "Internal"));

        assertThat(phase.differences()).isEmpty();
        assertThat(told(phase)).isEmpty();
    }

    @Test
    void a_certificate_under_another_name_is_answered_with_the_line_that_mends_it() {
        var phase = run(
                renewed(),
                Toys.send("m", "bert@contoso.com", "anna@contoso.com"),
                Toys.with(Toys.delivered("exo", "onprem", "exo"), AUTH_AS, "Internal"));

        assertThat(phase.differences()).isEmpty();
        assertThat(told(phase))
                .hasSize(5)
                .startsWith(
                        "delivered as Anonymous, expected Internal",
                        "decided by: EXO attribution: no connector matches, so the recipient's domain decides"
                                + " (Incoming)")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("considered: 'Inbound from ")
                        .endsWith("' wants *.contoso.com, the peer showed CN=mail.contoso.net"))
                .contains("configured: classic.yaml:9 (TlsCertificateName: mail.contoso.com -> *.contoso.com)")
                .last()
                .asString()
                .startsWith("to mend: Set-InboundConnector \"Inbound from ")
                .endsWith(" -TlsSenderCertificateName *.contoso.net");
    }

    /** TOK-09. */
    @Test
    void a_token_that_is_too_long_for_a_line_comes_as_forecast() {
        var plain = Toys.send("m", "anna@contoso.com", "bert@contoso.com");
        var entry = new Entry(
                "smtp.office365.com",
                587,
                Optional.of(IpAddress.of("203.0.113.9")),
                Optional.empty(),
                Submission.By.MAILBOX,
                Optional.of(new Credentials("LOGIN", "anna@contoso.com", "")),
                Optional.of(new ClientToken.Made(Map.of("groups", "g".repeat(9_000)))),
                Entry.Tls.OPPORTUNISTIC);
        var send = new ScenarioStep.Send(
                plain.at(),
                plain.id(),
                plain.from(),
                plain.to(),
                plain.message(),
                Optional.of(entry),
                plain.parameters());

        var phase = run(ClassicHybrid.expanded(), send);

        assertThat(phase.differences()).isEmpty();
        assertThat(told(phase)).first().asString().contains("500 5.5.2 Line too long");
    }
}
