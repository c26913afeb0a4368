package dev.hybridlab.harness.run;

import dev.hybridlab.harness.judge.Sources;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.SourceExcerpt;
import dev.hybridlab.reports.text.Reasons;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines that evidence and verdicts name as places, with their text. */
final class Citations {
    private static final Comparator<SourceExcerpt> BY_PLACE =
            Comparator.comparing(SourceExcerpt::file).thenComparing(SourceExcerpt::line);

    private Citations() {}

    static List<SourceExcerpt> of(List<Phase> phases, Sources sources) {
        return phases.stream()
                .flatMap(Citations::places)
                .distinct()
                .flatMap(at -> sources.line(at).map(text -> new SourceExcerpt(at.file(), at.line(), text)).stream())
                .distinct() // columns differ where lines do not
                .sorted(BY_PLACE)
                .toList();
    }

    private static Stream<SourceLine> places(Phase phase) {
        var configured = phase.steps().stream()
                .flatMap(step -> Reasons.of(step).stream())
                .map(Reason::configured)
                .flatMap(Optional::stream)
                .map(Origin::at)
                .flatMap(Optional::stream);
        return Stream.concat(configured, phase.judged().stream().map(Judged::at).flatMap(Optional::stream));
    }
}
