package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.judge.Miss.Aspect;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.mailflow.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far an outcome is from an expectation: every way in which it is another one, none when it is the one. */
final class Nearness {
    private final Evidence evidence;

    Nearness(Evidence evidence) {
        this.evidence = evidence;
    }

    List<Miss> misses(Expectation expected, Outcome seen) {
        return switch (expected) {
            case Expectation.Delivered delivered
            when seen instanceof Outcome.Delivered came -> new DeliveryMatch(evidence, came).misses(delivered);
            case Expectation.Refused refused when seen instanceof Outcome.Refused came -> refused(refused, came);
            case Expectation.Ndr ndr when seen instanceof Outcome.Noticed came -> ndr(ndr, came);
            case Expectation.Deferred deferred when seen instanceof Outcome.Deferred came -> deferred(deferred, came);
            case Expectation.Discarded discarded
            when seen instanceof Outcome.Discarded came -> discarded(discarded, came);
            case Expectation.Undecided undecided
            when seen instanceof Outcome.Undecided came -> undecided(undecided, came);
            case Expectation.LeftTopology left when seen instanceof Outcome.LeftTopology came -> left(left, came);
            default -> List.of(new Miss(Aspect.KIND, "", Seen.words(seen), Words.of(expected)));
        };
    }

    private List<Miss> refused(Expectation.Refused expected, Outcome.Refused seen) {
        var misses = new ArrayList<Miss>();
        if (!is(expected.by(), seen.by(), seen)) {
            misses.add(new Miss(Aspect.SIDE, "", "refused by " + seen.by(), expected.by()));
        }
        expected.stage()
                .filter(stage -> !stage.equalsIgnoreCase(seen.step().stage()))
                .ifPresent(stage -> misses.add(
                        new Miss(Aspect.STAGE, "", "refused at " + seen.step().stage(), stage)));
        if (!ReplyMatch.matches(expected.reply(), seen.step().reply())) {
            misses.add(new Miss(
                    Aspect.REPLY,
                    "",
                    "refused with " + ReplyMatch.shown(seen.step().reply()),
                    Words.reply(expected.reply())));
        }
        return misses;
    }

    private List<Miss> ndr(Expectation.Ndr expected, Outcome.Noticed seen) {
        var misses = new ArrayList<Miss>();
        var diagnostic = seen.step().diagnostic();
        if (!expected.kind().equalsIgnoreCase(seen.step().kind())) {
            misses.add(new Miss(Aspect.SIDE, "", "ndr of kind " + seen.step().kind(), expected.kind()));
        }
        if (!is(expected.madeBy(), seen.madeBy(), seen)) {
            misses.add(new Miss(Aspect.SIDE, "", "ndr made by " + seen.madeBy(), expected.madeBy()));
        }
        expected.to()
                .filter(to -> !to.key().equals(seen.step().to().key()))
                .ifPresent(to -> misses.add(
                        new Miss(Aspect.RECIPIENT, "", "ndr to " + seen.step().to(), to.toString())));
        expected.status()
                .filter(status -> !status.equals(ReplyMatch.status(diagnostic)))
                .ifPresent(status ->
                        misses.add(new Miss(Aspect.REPLY, "", "ndr with " + ReplyMatch.shown(diagnostic), status)));
        expected.text()
                .filter(text -> !ReplyMatch.contains(diagnostic, text))
                .ifPresent(text ->
                        misses.add(new Miss(Aspect.REPLY, "", "ndr with " + ReplyMatch.shown(diagnostic), text)));
        return misses;
    }

    private List<Miss> deferred(Expectation.Deferred expected, Outcome.Deferred seen) {
        var misses = new ArrayList<Miss>();
        if (!is(expected.side(), seen.at(), seen)) {
            misses.add(new Miss(Aspect.SIDE, "", "deferred at " + seen.at(), expected.side()));
        }
        if (!ReplyMatch.matches(expected.reply(), seen.step().lastError())) {
            misses.add(new Miss(
                    Aspect.REPLY,
                    "",
                    "deferred with " + ReplyMatch.shown(seen.step().lastError()),
                    Words.reply(expected.reply())));
        }
        return misses;
    }

    private List<Miss> discarded(Expectation.Discarded expected, Outcome.Discarded seen) {
        var why = seen.step().because().text();
        return ended(new End("discarded", seen.at(), why), expected.side(), expected.text(), seen);
    }

    private List<Miss> undecided(Expectation.Undecided expected, Outcome.Undecided seen) {
        var why = seen.step().because().text();
        return ended(new End("undecided", seen.at(), why), expected.side(), expected.text(), seen);
    }

    private static List<Miss> left(Expectation.LeftTopology expected, Outcome.LeftTopology seen) {
        var misses = new ArrayList<Miss>();
        if (!is(expected.side(), seen.at(), seen)) {
            misses.add(new Miss(Aspect.SIDE, "", "left the topology at " + seen.at(), expected.side()));
        }
        expected.to()
                .filter(to -> !to.equalsIgnoreCase(seen.step().to()))
                .ifPresent(to -> misses.add(new Miss(
                        Aspect.SIDE, "", "left the topology to " + seen.step().to(), to)));
        return misses;
    }

    /** Where a message ended without a reply, and why. */
    private record End(String word, String at, String why) {}

    private static List<Miss> ended(End end, String side, Optional<String> text, Outcome seen) {
        var misses = new ArrayList<Miss>();
        if (!is(side, end.at(), seen)) {
            misses.add(new Miss(Aspect.SIDE, "", end.word() + " at " + end.at(), side));
        }
        text.filter(piece -> !end.why().contains(piece))
                .ifPresent(piece -> misses.add(new Miss(Aspect.REPLY, "", end.word() + ": " + end.why(), piece)));
        return misses;
    }

    /** A scenario names a side or, more exactly, a host. */
    private static boolean is(String wanted, String side, Outcome seen) {
        return wanted.equalsIgnoreCase(side)
                || wanted.equalsIgnoreCase(seen.step().where().host());
    }
}
