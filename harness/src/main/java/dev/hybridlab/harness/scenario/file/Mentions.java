package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.change.ConnectorName;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that expectations mention. What there is to name is only known when the steps are. */
final class Mentions {
    static final List<String> SIDES = List.of("onprem", "exo", "internet");
    /** Of each kind of expectation, the keys that name a side or a host. */
    private static final Map<String, List<String>> HOSTS = Map.of(
            "delivered", List.of("at", "path"),
            "refused", List.of("by"),
            "ndr", List.of("madeBy"),
            "loop", List.of("detectedBy", "cycle"));

    private final List<Mention> hosts = new ArrayList<>();
    private final List<Mention> connectors = new ArrayList<>();
    private final List<Mention> recipients = new ArrayList<>();

    private record Mention(Place place, String key, String name) {}

    /** Notes what an expectation of this kind mentions. */
    void note(String kind, Keys keys) {
        HOSTS.getOrDefault(kind, List.of("at")).forEach(key -> note(key, keys, hosts));
        if (kind.equals("mismatch")) {
            note("connector", keys, connectors);
        }
        if (kind.equals("delivered")) {
            note("to", keys, recipients);
        }
    }

    private static void note(String key, Keys keys, List<Mention> where) {
        var items = keys.node(key).map(Node::asList).orElse(List.of());
        for (var item : items) {
            if (item instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
                where.add(new Mention(item.place(), key, scalar.text()));
            }
        }
    }

    /**
     * Tells every name that means nothing.
     *
     * @param situations the configurations that the scenario passes through: it is enough to be in one of them
     */
    void check(List<Configuration> situations, List<ScenarioStep> steps, Problems problems) {
        var known = new LinkedHashSet<>(SIDES);
        situations.forEach(each -> known.addAll(Hosts.of(each)));
        for (var mention : hosts) {
            if (known.stream().noneMatch(mention.name()::equalsIgnoreCase)) {
                unknown(mention, "the lab has", known, problems);
            }
        }
        for (var mention : connectors) {
            var name = new ConnectorName(mention.name());
            if (situations.stream().noneMatch(name::isIn)) {
                var all = new LinkedHashSet<String>();
                situations.forEach(each -> all.addAll(ConnectorName.candidates(each)));
                unknown(mention, "the connectors are", all, problems);
            }
        }
        addressees(situations, steps, problems);
    }

    /** Rules may send a message to anybody, so only what is nearly the name of somebody in the same domain is a slip. */
    private void addressees(List<Configuration> situations, List<ScenarioStep> steps, Problems problems) {
        if (recipients.isEmpty()) {
            return;
        }
        var known = known(situations, steps);
        for (var mention : recipients) {
            var address = EmailAddress.tryParse(mention.name());
            var domain = address.map(each -> "@" + each.domain().toLowerCase(Locale.ROOT));
            var neighbours = known.stream()
                    .filter(each -> domain.filter(each::endsWith).isPresent())
                    .toList();
            var near = NearWord.of(mention.name(), neighbours);
            if (near.isPresent() && !near.get().equalsIgnoreCase(mention.name())) {
                unknown(mention, "there is", List.of(near.get()), problems);
            }
        }
    }

    private static Set<String> known(List<Configuration> situations, List<ScenarioStep> steps) {
        var known = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        for (var step : steps) {
            if (step instanceof ScenarioStep.Send send) {
                send.to().forEach(each -> known.add(each.toString()));
                send.from().ifPresent(each -> known.add(each.toString()));
            }
        }
        for (var situation : situations) {
            situation.sections().values().forEach(objects -> objects.forEach(each -> addresses(each, known)));
        }
        return known;
    }

    private static void addresses(ConfigObject object, Set<String> known) {
        object.settings().keySet().stream()
                .flatMap(property -> object.texts(property).stream())
                .map(text -> text.replaceFirst("(?i)^smtp:", ""))
                .map(EmailAddress::tryParse)
                .flatMap(Optional::stream)
                .forEach(address -> known.add(address.toString()));
    }

    private static void unknown(Mention mention, String owner, Collection<String> all, Problems problems) {
        problems.add(
                mention.place(),
                "'" + mention.key() + "' cannot be '" + mention.name() + "'",
                Spelling.hint(owner, mention.name(), all));
    }
}
