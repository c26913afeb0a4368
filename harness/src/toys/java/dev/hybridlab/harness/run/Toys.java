package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.BodyExpectation;
import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.Fix;
import dev.hybridlab.harness.scenario.HeaderExpectation;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.ReplyExpectation;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.resolution.Expansion;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.record.run.ScenarioRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Scenarios among three toy hosts: onprem.example (bert), exo.example (anna), fabrikam.example (olga). */
public final class Toys {
    public static final Worlds WORLDS = topology -> {
        var policies = new LinkedHashMap<String, MailSystemPolicy>();
        topology.internet().forEach(host -> policies.put(host.fqdn(), new ToyHost(host)));
        return new World(topology, policies);
    };

    /** {@code section identity property} is the whole path language. */
    public static final ChangeRules CHANGES = (before, changes, kind) -> {
        var after = before;
        for (var change : changes) {
            var path = change.path().split(" ");
            var texts = change.value().asList().stream()
                    .map(each -> ((Node.Scalar) each).text())
                    .toList();
            var setting = new Setting(Value.of(texts), new Origin(kind, Optional.of(change.at())));
            after = after.mapped(
                    new Section("", path[0]),
                    each -> each.identity().equals(path[1]) ? each.with(path[2], setting) : each);
        }
        return new Read.Good<>(after);
    };

    public static final Environment ENVIRONMENT =
            new Environment(WORLDS, CHANGES, LabFactory.FORECAST, () -> 0L, Optional.empty());

    static final SourceText SOURCE = SourceText.of("toys.yaml", """
        topology: Toys
        onprem: {mailboxes: [bert@onprem.example]}   # a comment
        exo: {mailboxes: [anna@exo.example]}
        internet: {mailboxes: [olga@fabrikam.example]}
        """);

    static final SourceText SCENARIO = SourceText.of(
            "scenario.yaml",
            IntStream.rangeClosed(1, 30).mapToObj(line -> "  - line " + line).collect(Collectors.joining("\n")));

    private Toys() {}

    public static Configuration configuration() {
        var configuration = new Configuration("Toys", new LinkedHashMap<>());
        configuration = host(configuration, 2, "onprem.example", "198.18.10.25", "bert@onprem.example");
        configuration = host(configuration, 3, "exo.example", "198.18.20.25", "anna@exo.example");
        configuration = host(configuration, 4, "fabrikam.example", "198.18.30.25", "olga@fabrikam.example");
        return Expansion.expand(configuration);
    }

    private static Configuration host(Configuration before, int line, String domain, String address, String mailbox) {
        var origin = Origin.file(new SourceLine("toys.yaml", line, 1));
        var fqdn = "mx." + domain;
        var host = new ConfigObject("InternetHost", fqdn, new LinkedHashMap<>(), origin)
                .with("fqdn", new Setting(Value.of(fqdn), origin))
                .with("address", new Setting(Value.of(List.of(address)), origin))
                .with("domains", new Setting(Value.of(List.of(domain)), origin))
                .with("mailboxes", new Setting(Value.of(List.of(mailbox)), origin));
        var record = new ConfigObject("DnsRecord", domain, new LinkedHashMap<>(), origin)
                .with("name", new Setting(Value.of(domain), origin))
                .with("MX", new Setting(Value.of(List.of("10 " + fqdn)), origin));
        return before.plus(new Section("", "internet"), host).plus(new Section("", "dns"), record);
    }

    /** {@code change("dns exo.example MX", "10 mx.exo.example")}. */
    public static Change change(String path, String... values) {
        var place = SCENARIO.place(9, 3, 1);
        List<Node> items = new ArrayList<>();
        for (var value : values) {
            items.add(new Node.Scalar(place, value, Node.Scalar.Kind.TEXT));
        }
        return new Change(place, path, new Node.Sequence(place, items), Change.Kind.SET);
    }

    public static SourceLine line(int line) {
        return new SourceLine("scenario.yaml", line, 3);
    }

    public static ScenarioStep.Send send(String id, String from, String... to) {
        var message = new MessageSource.Written(new LinkedHashMap<>(), "hello\n");
        return new ScenarioStep.Send(
                line(5),
                id,
                from.isEmpty() ? Optional.empty() : Optional.of(EmailAddress.of(from)),
                List.of(to).stream().map(EmailAddress::of).toList(),
                message,
                Optional.empty(),
                EsmtpParameters.NONE);
    }

    /** @param path sides, may be none */
    public static Expectation.Delivered delivered(String side, String... path) {
        return new Expectation.Delivered(
                line(20),
                new Expectation.Delivered.Where(side, Optional.empty(), List.of(path)),
                new LinkedHashMap<>(),
                List.of(),
                BodyExpectation.NONE,
                Optional.empty(),
                1);
    }

    public static Expectation.Delivered with(Expectation.Delivered delivered, String header, String value) {
        var headers = new LinkedHashMap<>(delivered.headers());
        headers.put(
                header,
                switch (value) {
                    case "absent" -> new HeaderExpectation.Absent();
                    case "present" -> new HeaderExpectation.Present();
                    default -> new HeaderExpectation.Exactly(value);
                });
        return new Expectation.Delivered(
                delivered.at(),
                delivered.where(),
                headers,
                delivered.received(),
                delivered.body(),
                delivered.within(),
                delivered.times());
    }

    public static Expectation.Refused refused(String by, String reply) {
        return new Expectation.Refused(line(21), by, Optional.of("RCPT"), reply(reply));
    }

    public static Expectation.Ndr ndr(String madeBy, String to, String status) {
        return new Expectation.Ndr(
                line(22), "failed", madeBy, Optional.of(EmailAddress.of(to)), Optional.of(status), Optional.empty());
    }

    public static Expectation.Deferred deferred(String side, String reply) {
        return new Expectation.Deferred(line(23), side, reply(reply));
    }

    static ReplyExpectation reply(String reply) {
        return new ReplyExpectation(Optional.of(reply), Optional.empty());
    }

    /** Builds a scenario piece by piece. */
    public static Builder scenario(String id) {
        return new Builder(id);
    }

    public static final class Builder {
        private final String id;
        private final List<ScenarioStep> steps = new ArrayList<>();
        private final SequencedMap<String, List<Expectation>> expect = new LinkedHashMap<>();
        private final List<Change> changes = new ArrayList<>();
        private Optional<Fix> fix = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        public Builder step(ScenarioStep step) {
            steps.add(step);
            return this;
        }

        public Builder expect(String message, Expectation... expectations) {
            expect.put(message, List.of(expectations));
            return this;
        }

        public Builder change(Change change) {
            changes.add(change);
            return this;
        }

        public Builder fix(Change change, SequencedMap<String, List<Expectation>> expectAfterFix) {
            fix = Optional.of(new Fix(List.of(change), expectAfterFix));
            return this;
        }

        public Scenario build() {
            var identity = new ScenarioRecord.Identity(id, "A toy", "scenario.yaml", "", List.of());
            var topology = new LoadedTopology("toys.yaml", configuration(), SOURCE);
            return new Scenario(identity, SCENARIO, topology, changes, steps, expect, fix);
        }
    }
}
