package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.List;

/** Whether the hosts, certificates and mailboxes that steps name exist in the topology. */
record StepCheck(Configuration configuration, SourceText source, Problems problems) {
    /** After such a step a later name may mean something else. */
    static boolean changesTheWorld(ScenarioStep step) {
        return step instanceof ScenarioStep.ChangeStep
                || step instanceof ScenarioStep.Dns
                || step instanceof ScenarioStep.Expire
                || step instanceof ScenarioStep.Move;
    }

    void check(Scenario scenario) {
        for (var step : scenario.steps()) {
            check(step);
            if (changesTheWorld(step)) {
                return;
            }
        }
    }

    private void check(ScenarioStep step) {
        switch (step) {
            case ScenarioStep.Down(var at, var host) -> known(at, host, hosts(), "the lab has the hosts");
            case ScenarioStep.Up(var at, var host) -> known(at, host, hosts(), "the lab has the hosts");
            case ScenarioStep.Expire(var at, var certificate) ->
                known(at, certificate, identities("", "certificates"), "the topology has the certificates");
            case ScenarioStep.Send send -> sender(send);
            case ScenarioStep.Move move ->
                known(move.at(), move.mailbox().toString(), everybody(), "the directories have");
            case ScenarioStep.Advance any -> {}
            case ScenarioStep.ChangeStep any -> {}
            case ScenarioStep.Dns any -> {}
        }
    }

    private void known(SourceLine at, String name, List<String> candidates, String owner) {
        if (candidates.stream().noneMatch(name::equalsIgnoreCase)) {
            problems.add(source.word(at), "'" + name + "' is not there", Spelling.hint(owner, name, candidates));
        }
    }

    private List<String> identities(String owner, String section) {
        return configuration.objects(owner, section).stream()
                .map(ConfigObject::identity)
                .toList();
    }

    /** By name and by Fqdn. */
    List<String> hosts() {
        var hosts = new ArrayList<String>();
        hosts.add("exo");
        for (var owner : configuration.owners()) {
            hosts.addAll(identities(owner, "servers"));
            configuration.objects(owner, "servers").forEach(server -> hosts.addAll(server.texts("Fqdn")));
        }
        hosts.addAll(identities("", "internet"));
        return hosts;
    }

    private List<String> everybody() {
        var all = new ArrayList<String>();
        configuration.owners().forEach(owner -> all.addAll(identities(owner, "recipients")));
        return all;
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
            known(send.at(), host, addresses, "the lab has the hosts");
            return;
        }
        if (send.from().isEmpty()) {
            problems.add(
                    source.word(send.at()),
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
                    source.word(send.at()),
                    "nobody has '" + from + "'",
                    Spelling.hint("say with 'enter' where it comes in, or take one of", from.toString(), everybody()));
        }
    }
}
