package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.Fix;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.mailflow.outcome.ReplyTag;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.reports.text.Reasons;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No two scenarios teach the same: they differ in the deciding rule, in the side that shows it or in the symptom. Where
 * something fails these are the rule, the host's side and the words of each failure; and always the settings of the fix with
 * the rules that decide otherwise by them and what a header no longer says of the sender, or without a fix what the steps did to the lab.
 */
class DistinctScenariosTest {
    private static final Pattern VERDICT = Pattern.compile("\\b(spf|dkim|dmarc|compauth)=[a-z]+( \\([a-z ]+\\))?");

    private final Map<String, String> sides = new HashMap<>();

    @Test
    void no_two_scenarios_share_deciding_rule_side_and_symptom() {
        var bySignature = new TreeMap<String, List<String>>();
        for (var chosen : Library.chosen()) {
            var scenario = chosen.read().optional().orElseThrow();
            signature(scenario)
                    .ifPresent(same -> bySignature
                            .computeIfAbsent(same, none -> new ArrayList<>())
                            .add(chosen.file().toString()));
        }
        bySignature.values().removeIf(files -> files.size() < 2);
        assertThat(bySignature).isEmpty();
    }

    /** Empty for a scenario in which nothing is wrong: a flow as it should be has no symptom. */
    private Optional<String> signature(Scenario scenario) {
        var record = Library.forecast(scenario);
        record.hosts().forEach(host -> sides.put(host.name(), host.side()));
        var phases = record.phases();
        var first = phases.getFirst().steps();
        var failures = told(first, this::failure);
        if (scenario.fix().isEmpty()) {
            return failures.isEmpty()
                    ? Optional.empty()
                    : Optional.of(failures + " in " + told(first, this::decision) + " after "
                            + told(first, DistinctScenariosTest::intervention));
        }
        var decided = told(first, this::decision);
        var mended = told(phases.get(1).steps(), this::decision);
        var shown = only(told(first, this::verdict), told(phases.get(1).steps(), this::verdict));
        return Optional.of(failures + " " + shown + " " + only(decided, mended) + " becomes " + only(mended, decided)
                + " by " + settings(scenario.fix().get()));
    }

    /** {@code onprem.sendConnectors[hybrid].TlsDomain} is {@code TlsDomain}. */
    private static Set<String> settings(Fix fix) {
        return fix.changes().stream()
                .map(Change::path)
                .map(path -> path.substring(path.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told(List<Step> steps, Function<Step, Stream<String>> telling) {
        return steps.stream().flatMap(telling).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> only(Set<String> these, Set<String> notThese) {
        var left = new TreeSet<>(these);
        left.removeAll(notThese);
        return left;
    }

    private Stream<String> failure(Step step) {
        return switch (step) {
            case Step.Refused no -> symptom("refused", step, no.because(), Optional.of(no.reply()));
            case Step.Deferred waits -> symptom("deferred", step, waits.because(), Optional.of(waits.lastError()));
            case Step.NoticeMade notice
            when notice.kind().equals("failed") ->
                symptom("notice", step, notice.because(), Optional.of(notice.diagnostic()));
            case Step.HopFailed failed -> symptom("failed", step, failed.because(), Optional.of(failed.lastError()));
            case Step.TlsEstablished tls
            when !tls.accepted() -> symptom("mistrusted", step, tls.because(), Optional.empty());
            case Step.Discarded gone -> symptom("discarded", step, gone.because(), Optional.empty());
            case Step.Undecided open -> symptom("undecided", step, open.because(), Optional.empty());
            default -> Stream.of();
        };
    }

    private Stream<String> symptom(String kind, Step step, Reason because, Optional<SmtpReply> reply) {
        return Stream.of(kind + " " + side(step) + " " + because.fact() + " "
                + reply.map(SmtpReply::toString).map(ReplyTag::strip).orElse(""));
    }

    /** What a header says of a sender is a symptom, where the fix makes it go away. */
    private Stream<String> verdict(Step step) {
        return !(step instanceof Step.HeadersChanged(var where, var occasion, var changes))
                ? Stream.of()
                : changes.stream()
                        .filter(change -> change.name().endsWith("Authentication-Results"))
                        .flatMap(change -> VERDICT.matcher(change.value()).results())
                        .map(found -> side(step) + " " + found.group());
    }

    private Stream<String> decision(Step step) {
        return Reasons.of(step).stream()
                .map(because -> step.getClass().getSimpleName() + " " + side(step) + " " + because.fact());
    }

    private static Stream<String> intervention(Step step) {
        return step instanceof Step.Intervened done ? Stream.of(done.what()) : Stream.of();
    }

    private String side(Step step) {
        return sides.getOrDefault(step.where().host(), "");
    }
}
