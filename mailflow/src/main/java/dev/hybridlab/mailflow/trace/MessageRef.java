package dev.hybridlab.mailflow.trace;

import java.util.Comparator;

/**
 * Which message in the lab, without looking into it.
 *
 * @param lineage the step's id, then {@code .n} for the n-th fork (from the second host on, 1000 more a hop), {@code .rn} for the n-th copy that transport rules made,
 *     {@code ~n} for the n-th message that mailboxes and journals made of it and {@code !n} for the n-th notice about it: {@code out},
 *     {@code out.2}, {@code out.r2}, {@code out~1}, {@code out!1}
 * @param hop how many hosts had taken responsibility before, from 0
 * @param attempt which attempt to hand it on from there, from 1; 0 before the first
 */
public record MessageRef(String lineage, int hop, int attempt) implements Comparable<MessageRef> {
    private static final Comparator<MessageRef> ORDER = Comparator.comparing(MessageRef::lineage)
            .thenComparingInt(MessageRef::hop)
            .thenComparingInt(MessageRef::attempt);

    public MessageRef fork(int number) {
        return new MessageRef(lineage + "." + number, hop, attempt);
    }

    /** The n-th of the copies that transport rules treated differently. */
    public MessageRef ruled(int number) {
        return new MessageRef(lineage + ".r" + number, hop, attempt);
    }

    /** The n-th message that mailboxes made of it by themselves. */
    public MessageRef ofMailbox(int number) {
        return new MessageRef(lineage + "~" + number, 0, 0);
    }

    public MessageRef notice(int number) {
        return new MessageRef(lineage + "!" + number, 0, 0);
    }

    public MessageRef nextHop() {
        return new MessageRef(lineage, hop + 1, 0);
    }

    public MessageRef attempt(int number) {
        return new MessageRef(lineage, hop, number);
    }

    /** The scenario's {@code send} id this message descends from. */
    public String root() {
        var end = 0;
        while (end < lineage.length() && ".!~".indexOf(lineage.charAt(end)) < 0) {
            end++;
        }
        return lineage.substring(0, end);
    }

    /** The lineage without the last forks: all forks of a message are one, what it made mailboxes or hosts write is another. */
    public String unforked() {
        var made = Math.max(lineage.lastIndexOf('!'), lineage.lastIndexOf('~'));
        var fork = lineage.indexOf('.', Math.max(0, made));
        return fork < 0 ? lineage : lineage.substring(0, fork);
    }

    @Override
    public int compareTo(MessageRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return lineage + "/" + hop + "/" + attempt;
    }
}
