package dev.hybridlab.reports.text;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reasons that a step carries. */
public final class Reasons {
    private Reasons() {}

    public static Optional<Reason> main(Step step) {
        return switch (step) {
            case Step.Routed each -> Optional.of(each.because());
            case Step.HopFailed each -> Optional.of(each.because());
            case Step.TlsEstablished each -> Optional.of(each.because());
            case Step.Refused each -> Optional.of(each.because());
            case Step.Deferred each -> Optional.of(each.because());
            case Step.Discarded each -> Optional.of(each.because());
            case Step.Undecided each -> Optional.of(each.because());
            case Step.LeftTopology each -> Optional.of(each.because());
            case Step.LoopDetected each -> Optional.of(each.because());
            case Step.NoticeMade each -> Optional.of(each.because());
            case Step.Attributed each -> chosen(each.considered());
            case Step.RulesApplied each -> chosen(each.considered());
            case Step.Submitted any -> Optional.empty();
            case Step.HeadersChanged any -> Optional.empty();
            case Step.Resolved any -> Optional.empty();
            case Step.Connected any -> Optional.empty();
            case Step.Greeted any -> Optional.empty();
            case Step.Answered any -> Optional.empty();
            case Step.Accepted any -> Optional.empty();
            case Step.Relayed any -> Optional.empty();
            case Step.Delivered any -> Optional.empty();
            case Step.Advanced any -> Optional.empty();
            case Step.Intervened any -> Optional.empty();
        };
    }

    private static Optional<Reason> chosen(List<Considered> considered) {
        return considered.stream()
                .filter(Considered::chosen)
                .map(Considered::because)
                .findFirst();
    }

    public static List<Considered> considered(Step step) {
        return switch (step) {
            case Step.Routed each -> each.considered();
            case Step.Attributed each -> each.considered();
            case Step.Greeted each -> each.considered();
            case Step.RulesApplied each -> each.considered();
            default -> List.of();
        };
    }

    public static List<Reason> of(Step step) {
        var headers = step instanceof Step.HeadersChanged changed ? changed.changes() : List.<HeaderChange>of();
        return Stream.of(
                        main(step).stream(),
                        considered(step).stream().map(Considered::because),
                        headers.stream().map(HeaderChange::because))
                .flatMap(each -> each)
                .toList();
    }
}
