package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.change.ConnectorName;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Mismatches;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expected loops and mismatches against those that the evidence proves. */
final class Findings {
    private final Evidence evidence;
    private final String message;
    private final Configuration configuration;

    /** @param configuration tells what {@code hybrid} means */
    Findings(Evidence evidence, String message, Configuration configuration) {
        this.evidence = evidence;
        this.message = message;
        this.configuration = configuration;
    }

    Optional<LoopFinding> loop(Expectation.Loop expected) {
        return evidence.loops(message).stream()
                .filter(found -> is(expected, found))
                .findFirst();
    }

    Optional<Mismatch> mismatch(Expectation.Mismatch expected) {
        return evidence.mismatches(message).stream()
                .filter(found -> is(expected, found))
                .findFirst();
    }

    /** What the evidence has of that kind, in words; for a headline. */
    String found(Expectation expected) {
        var words = expected instanceof Expectation.Loop
                ? evidence.loops(message).stream().map(this::words).toList()
                : evidence.mismatches(message).stream().map(Mismatch::words).toList();
        var kind = expected instanceof Expectation.Loop ? "no loop" : "no mismatch";
        return words.isEmpty() ? kind : String.join("; ", words);
    }

    /** The refusal by which this loop was stopped: expecting the loop expects it. */
    static boolean stoppedBy(LoopFinding loop, Outcome outcome) {
        return outcome instanceof Outcome.Refused(var step, var by)
                && loop.stopped()
                        .filter(stop -> stop.where().host().equals(step.where().host())
                                && stop.reply().equals(step.reply()))
                        .isPresent();
    }

    private boolean is(Expectation.Loop expected, LoopFinding found) {
        var detected = found.detectedBy();
        return expected.detectedBy()
                        .map(by -> detected.filter(
                                        host -> by.equalsIgnoreCase(host) || by.equalsIgnoreCase(evidence.side(host)))
                                .isPresent())
                        .orElse(true)
                && expected.passes().map(passes -> passes == found.passes()).orElse(true)
                && (Words.reply(expected.reply()).isEmpty()
                        || found.stopped()
                                .filter(stop -> ReplyMatch.matches(expected.reply(), stop.reply()))
                                .isPresent())
                && cycle(expected.cycle(), found)
                && expected.authAs()
                        .map(each -> authAs(found).equals(Set.of(each)))
                        .orElse(true)
                && counted(expected.counters(), found);
    }

    private boolean counted(Expectation.Loop.Counters expected, LoopFinding found) {
        return expected.received()
                        .map(lines -> found.stopped()
                                .filter(stop -> stop.received() == lines)
                                .isPresent())
                        .orElse(true)
                && expected.tenantPass()
                        .map(pass -> LoopCounters.tenantPass(evidence, found).equals(Optional.of(pass)))
                        .orElse(true);
    }

    /** What the author counted as, wherever a host of the cycle took the message. */
    private Set<String> authAs(LoopFinding loop) {
        var hosts = loop.cycle().stream().map(LoopFinding.Station::host).toList();
        return evidence.steps().stream()
                .filter(Step.Accepted.class::isInstance)
                .map(Step.Accepted.class::cast)
                .filter(step -> step.where().message().root().equals(message)
                        && hosts.contains(step.where().host()))
                .map(step -> step.attribution().authAs().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Hosts or sides, from any station on. */
    private boolean cycle(List<String> wanted, LoopFinding found) {
        var hosts = found.cycle().stream().map(LoopFinding.Station::host).toList();
        var sides = hosts.stream().map(evidence::side).toList();
        return wanted.isEmpty() || turned(wanted, hosts) || turned(wanted, sides);
    }

    private static boolean turned(List<String> wanted, List<String> stations) {
        for (var by = 0; by < stations.size(); by++) {
            var turned = new ArrayList<>(stations);
            Collections.rotate(turned, by);
            if (turned.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private String words(LoopFinding loop) {
        var hosts = loop.cycle().stream().map(LoopFinding.Station::host).toList();
        return "loop " + Words.path(hosts) + " after " + loop.passes() + " passes, AuthAs "
                + String.join(" and ", authAs(loop))
                + loop.stopped()
                        .map(stop -> ", stopped by " + stop.where().host() + " with " + ReplyMatch.shown(stop.reply())
                                + " at " + stop.received() + " Received lines")
                        .orElse(", stopped by nobody")
                + LoopCounters.tenantPass(evidence, loop)
                        .map(pass -> ", the tenant's counter at " + pass)
                        .orElse("");
    }

    private boolean is(Expectation.Mismatch expected, Mismatch found) {
        return expected.kind().equalsIgnoreCase(found.kind().toString())
                && expected.side()
                        .map(side -> side.equalsIgnoreCase(found.judge())
                                || side.equalsIgnoreCase(evidence.side(found.judge())))
                        .orElse(true)
                && expected.connector()
                        .map(ConnectorName::new)
                        .map(wanted -> found.connector()
                                .filter(name -> wanted.means(configuration, name))
                                .isPresent())
                        .orElse(true)
                && expected.wanted()
                        .map(words -> found.because().text().contains(words))
                        .orElse(true)
                && expected.shown().map(name -> shows(name, found)).orElse(true);
    }

    private static boolean shows(String wanted, Mismatch found) {
        return found.certificate()
                .filter(facts -> names(facts).anyMatch(fold(wanted)::equals))
                .isPresent();
    }

    private static Stream<String> names(CertificateFacts facts) {
        var subject = facts.identity().subject();
        return Stream.concat(Stream.of(subject), Stream.concat(Mismatches.name(facts).stream(), facts.names().stream()))
                .map(Findings::fold);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
