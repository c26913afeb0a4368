package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.Fix;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Queued;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Judged.Answer;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of messages that waited when the fix came: each has to be delivered, or to end as {@code expectAfterFix}
 * says of it. Nothing may be lost.
 *
 * @param since the steps behind the fix
 * @param still what waits after all that time
 */
record Drain(List<Step> since, List<Queued> still, Fix fix) {
    Judged judge(Queued waited) {
        var message = waited.message().root();
        var recipients =
                waited.recipients().stream().map(EmailAddress::toString).collect(Collectors.joining(", "));
        var expected = "what waits at " + waited.host() + " for " + recipients + " drains";
        var headline = verdict(waited);
        var answers = headline.isEmpty()
                ? List.<Answer>of()
                : List.of(new Answer("waited for", waited.lastError().toString()));
        var at = fix.changes().stream().map(Change::at).findFirst();
        return new Judged(message, expected, headline.isEmpty(), headline, at, answers);
    }

    /** Empty when all is well. */
    private String verdict(Queued waited) {
        if (has(waited, Step.Delivered.class)) {
            return "";
        }
        if (has(waited, Step.Undecided.class)) {
            return expects(waited, Expectation.Undecided.class::isInstance) ? "" : "undecided after the fix";
        }
        if (has(waited, Step.LeftTopology.class)) {
            return expects(waited, Expectation.LeftTopology.class::isInstance) ? "" : "left the topology after the fix";
        }
        if (has(waited, Step.Discarded.class)) {
            return expects(waited, Expectation.Discarded.class::isInstance) ? "" : "lost: dropped after the fix";
        }
        if (has(waited, Step.NoticeMade.class)) {
            return expects(waited, Expectation.Ndr.class::isInstance)
                    ? ""
                    : "not delivered after the fix: the sender got a notice";
        }
        var waits = still.stream()
                .filter(each -> same(each.message(), waited.message()))
                .findFirst();
        return waits.map(each -> expects(waited, Expectation.Deferred.class::isInstance)
                        ? ""
                        : "still waits at " + each.host() + " after the fix: " + each.lastError())
                .orElse("lost: nothing tells what became of it");
    }

    private boolean has(Queued waited, Class<? extends Step> kind) {
        return since.stream()
                .filter(kind::isInstance)
                .filter(step ->
                        !(step instanceof Step.NoticeMade made) || made.kind().equals("failed"))
                .anyMatch(step -> same(step.where().message(), waited.message()));
    }

    /** It, or a fork of it. */
    private static boolean same(MessageRef ref, MessageRef waited) {
        return ref.lineage().equals(waited.lineage())
                || ref.lineage().startsWith(waited.lineage() + ".")
                || ref.lineage().startsWith(waited.lineage() + "-");
    }

    private boolean expects(Queued waited, Predicate<Expectation> kind) {
        return fix.expectAfterFix().getOrDefault(waited.message().root(), List.of()).stream()
                .anyMatch(kind);
    }
}
