package dev.hybridlab.reports.exchangelog;

import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import java.util.Optional;
import java.util.stream.Stream;

/** From one step to another that tells more about the same message. */
final class Refs {
    private Refs() {}

    /** Reads {@code out/0/1}. */
    static MessageRef of(String text) {
        var last = text.lastIndexOf('/');
        var middle = text.lastIndexOf('/', last - 1);
        return new MessageRef(
                text.substring(0, middle),
                Integer.parseInt(text.substring(middle + 1, last)),
                Integer.parseInt(text.substring(last + 1)));
    }

    /** The connector that took this session. */
    static Optional<String> greeted(Story story, String message, String host) {
        return steps(story, host)
                .filter(step -> step instanceof Step.Greeted
                        && step.where().message().toString().equals(message))
                .map(step -> ((Step.Greeted) step).connector())
                .findFirst();
    }

    /** The rights with which this session began (LOG-04). */
    static Optional<String> rights(Story story, String message, String host) {
        return steps(story, host)
                .filter(step -> step instanceof Step.Greeted
                        && step.where().message().toString().equals(message))
                .map(step -> ((Step.Greeted) step).session().rights())
                .findFirst()
                .filter(rights -> !rights.isEmpty());
    }

    /** The connector by which this host sent the message on; a fork is sent by what its origin was routed to. */
    static Optional<String> routed(Story story, MessageRef ref, String host) {
        return steps(story, host)
                .filter(step -> step instanceof Step.Routed routed
                        && routed.connector().isPresent()
                        && sameHop(step.where().message(), ref))
                .map(step -> ((Step.Routed) step).connector().orElseThrow())
                .reduce((earlier, later) -> later);
    }

    /** The session that brought this message. */
    static Optional<Step.Connected> opened(Story story, MessageRef ref) {
        return story.phase().steps().stream()
                .filter(step ->
                        step instanceof Step.Connected && step.where().message().equals(ref))
                .map(Step.Connected.class::cast)
                .findFirst();
    }

    /** The session in which this host handed the message to the next one. */
    static Optional<Step.Connected> connected(Story story, MessageRef ref, String host) {
        return steps(story, host)
                .filter(step ->
                        step instanceof Step.Connected && step.where().message().equals(ref))
                .map(Step.Connected.class::cast)
                .reduce((earlier, later) -> later);
    }

    private static Stream<Step> steps(Story story, String host) {
        return story.phase().steps().stream().filter(step -> step.where().host().equals(host));
    }

    private static boolean sameHop(MessageRef one, MessageRef other) {
        return one.hop() == other.hop() && one.unforked().equals(other.unforked());
    }
}
