package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.change.Migration;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.transit.QueueIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the hosts, certificates and mailboxes that a step names exist in the configuration as it then is. */
record StepCheck(Configuration configuration, SourceText source, Problems problems) {
    private static final String CERTIFICATES = "certificates";
    private static final String SERVERS = "queues are suspended on on-premises servers, and those are";

    /** Each thing that a step names is there when its turn comes. */
    void check(ScenarioStep step) {
        switch (step) {
            case ScenarioStep.Down(var at, var host) -> known(at, host, hosts(), "the lab has the hosts");
            case ScenarioStep.Up(var at, var host) -> known(at, host, hosts(), "the lab has the hosts");
            case ScenarioStep.Suspend(var at, var which) -> queue(at, which);
            case ScenarioStep.Resume(var at, var which) -> queue(at, which);
            case ScenarioStep.Expire(var at, var certificate) ->
                known(at, certificate, identities("", CERTIFICATES), "the topology has the certificates");
            case ScenarioStep.Send send -> sender(send);
            case ScenarioStep.Move move -> move(move);
            case ScenarioStep.Advance any -> {}
            case ScenarioStep.Sync any -> {}
            case ScenarioStep.ChangeStep any -> {} // applying them tells
            case ScenarioStep.Dns any -> {}
        }
    }

    private void queue(SourceLine at, QueueIdentity which) {
        if (known(at, which.host(), servers(), SERVERS) && which.queue().isPresent()) {
            var queues = new QueueNames(configuration).of(which.host());
            known(at, which.queue().get(), queues, "queues of " + which.host() + " can be");
        }
    }

    private void move(ScenarioStep.Move move) {
        var mailbox = move.mailbox().toString();
        if (known(move.at(), mailbox, everybody(), "the directories have")) {
            new Migration(move.mailbox(), move.at())
                    .obstacle(configuration, move.to())
                    .ifPresent(why -> problems.add(
                            source.found(move.at(), mailbox), why, "leave the step out, or move it to the other side"));
        }
    }

    private boolean known(SourceLine at, String name, List<String> candidates, String owner) {
        if (candidates.stream().noneMatch(name::equalsIgnoreCase)) {
            problems.add(source.found(at, name), "'" + name + "' is not there", Spelling.hint(owner, name, candidates));
            return false;
        }
        return true;
    }

    private List<String> identities(String owner, String section) {
        return configuration.objects(owner, section).stream()
                .map(ConfigObject::identity)
                .toList();
    }

    private List<String> hosts() {
        return Hosts.of(configuration);
    }

    private List<String> servers() {
        return configuration.owners().stream()
                .flatMap(owner -> configuration.objects(owner, "servers").stream())
                .map(ConfigObject::identity)
                .toList();
    }

    private List<String> everybody() {
        var all = new ArrayList<String>();
        configuration.owners().forEach(owner -> all.addAll(identities(owner, "recipients")));
        return all.stream().distinct().toList();
    }

    /** HDR-13: only a server on-premises has directories for files, and nobody connects to them. */
    private void directory(ScenarioStep.Send send, String host) {
        var entry = send.enter().orElseThrow();
        if (entry.by() == Submission.By.MAILBOX) {
            return;
        }
        if (entry.from().isPresent() || entry.certificate().isPresent()) {
            problems.add(
                    source.found(send.at(), "directory"),
                    "a file lies in a directory, and nobody connects",
                    "write 'directory' without 'from' and 'certificate'");
        }
        known(send.at(), host, servers(), "files lie on on-premises servers, and those are");
    }

    /** Who connects by hand finds somebody listening. */
    private void port(ScenarioStep.Send send) {
        var entry = send.enter().orElseThrow();
        var ports = new Ports(configuration).of(entry.host());
        if (entry.from().isPresent()
                && !Ports.inVain(entry.host(), entry.port())
                && ports.filter(all -> !all.contains(entry.port())).isPresent()) {
            problems.add(
                    source.found(send.at(), String.valueOf(entry.port())),
                    "nobody listens on port " + entry.port() + " of '" + entry.host() + "'",
                    "it listens on " + ports.get().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    /** Somebody has the sender, or the step says where the message enters. */
    private void sender(ScenarioStep.Send send) {
        if (send.enter().isPresent()) {
            var host = send.enter().get().host();
            var addresses = new ArrayList<>(hosts());
            configuration
                    .owners()
                    .forEach(owner -> configuration
                            .objects(owner, "servers")
                            .forEach(server -> addresses.addAll(server.texts("address"))));
            configuration.objects("", "internet").forEach(each -> addresses.addAll(each.texts("address")));
            if (addresses.contains("exo")) {
                addresses.addAll(ExchangeOnline.SUBMISSION_HOSTS.keySet());
                addresses.addAll(ExchangeOnline.SUBMISSION_HOSTS.values());
            }
            if (known(send.at(), host, addresses, "the lab has the hosts")) {
                directory(send, host);
                port(send);
            }
            send.enter()
                    .get()
                    .certificate()
                    .ifPresent(name ->
                            known(send.at(), name, identities("", CERTIFICATES), "the topology has the certificates"));
            return;
        }
        if (send.from().isEmpty()) {
            problems.add(
                    source.found(send.at(), "<>"),
                    "a message from <> belongs to nobody",
                    "say with 'enter: {host: ...}' where it comes in");
            return;
        }
        var from = send.from().get();
        var domains = new ArrayList<String>();
        configuration.objects("", "internet").forEach(host -> domains.addAll(host.texts("domains")));
        var outside = domains.stream().anyMatch(from.domain()::equalsIgnoreCase);
        if (!outside && everybody().stream().noneMatch(from.toString()::equalsIgnoreCase)) {
            problems.add(
                    source.found(send.at(), from.toString()),
                    "nobody has '" + from + "'",
                    Spelling.hint("say with 'enter' where it comes in, or take one of", from.toString(), everybody()));
        }
    }
}
