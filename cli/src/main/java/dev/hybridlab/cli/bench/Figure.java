package dev.hybridlab.cli.bench;

import java.util.Optional;

/**
 * One line of the benchmark.
 *
 * @param what was measured
 * @param ours with its spread
 * @param peer the same of the peer, empty where there is none
 * @param ratio ours to the peer's, as the goal puts it
 * @param goal in words
 * @param reached empty where there is no goal
 * @param load of the machine before it, with an absolute figure; empty beside a peer, who met the same
 */
public record Figure(
        String what,
        String ours,
        Optional<String> peer,
        Optional<Double> ratio,
        String goal,
        Optional<Boolean> reached,
        Optional<String> load) {
    /** A rate beside a peer's: more is better. */
    static Figure faster(String what, Spread ours, Spread peer, double goal) {
        var ratio = ours.median() / peer.median();
        return new Figure(
                what,
                ours + " a second",
                Optional.of(peer + " a second"),
                Optional.of(ratio),
                "at least " + Spread.number(goal) + " times",
                Optional.of(ratio >= goal),
                Optional.empty());
    }

    /** A time beside a reference's: less is better. */
    static Figure within(String what, Spread ours, Spread reference, double goal) {
        var ratio = ours.median() / reference.median();
        return new Figure(
                what,
                ours + " ms",
                Optional.of(reference + " ms"),
                Optional.of(ratio),
                "at most " + Spread.number(goal) + " times",
                Optional.of(ratio <= goal),
                Optional.empty());
    }

    /** @param load of the machine before it was measured */
    static Figure rate(String what, Spread ours, double goal, String load) {
        return new Figure(
                what,
                ours + " a second",
                Optional.empty(),
                Optional.empty(),
                "at least " + Spread.number(goal) + " a second",
                Optional.of(ours.median() >= goal),
                Optional.of(load));
    }

    /** Milliseconds without a peer: less is better. */
    static Figure atMost(String what, Spread millis, double goal, String load) {
        return new Figure(
                what,
                millis + " ms",
                Optional.empty(),
                Optional.empty(),
                "at most " + Spread.number(goal) + " ms",
                Optional.of(millis.median() <= goal),
                Optional.of(load));
    }

    /** Seconds that are reported and aim at a value, which is no goal: too much of them is the machine. */
    static Figure aimedAt(String what, Spread seconds, double aim, String load) {
        return new Figure(
                what,
                seconds + " s",
                Optional.empty(),
                Optional.empty(),
                "reported; the aim is " + Spread.number(aim) + " s",
                Optional.empty(),
                Optional.of(load));
    }

    /** One paragraph for a terminal. */
    @Override
    public String toString() {
        return what + "\n  ours   " + ours
                + peer.map(text -> "\n  peer   " + text).orElse("")
                + ratio.map(value -> "\n  ratio  " + Spread.number(value)).orElse("")
                + load.map(text -> "\n  while  " + text).orElse("")
                + "\n  goal   " + goal
                + reached.map(yes -> yes ? ": reached" : ": NOT reached").orElse("");
    }
}
