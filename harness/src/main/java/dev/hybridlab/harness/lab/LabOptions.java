package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.MailStore;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a lab is brought up.
 *
 * @param listen the real address of every listener
 * @param visitor the logical address of whoever connects by hand
 * @param store where delivered messages are kept besides the evidence
 * @param transcripts whether sessions are recorded line by line
 * @param pace how time passes
 * @param told who hears of what happens
 * @param fixed ports of this machine that somebody insists on; the system chooses all others
 * @param surroundings which hosts run in this process, and how the others are reached
 */
public record LabOptions(
        InetAddress listen,
        IpAddress visitor,
        MailStore store,
        boolean transcripts,
        Pace pace,
        Told told,
        Map<Fixed, Integer> fixed,
        Surroundings surroundings) {
    public LabOptions {
        fixed = Map.copyOf(fixed);
    }

    /** A host's logical port. */
    public record Fixed(String host, int port) {}

    /**
     * @param witness is told each step as it happens, by several threads
     * @param defects is told of a defect of the lab in one line, and the lab goes on; empty: the next wait throws the defect
     */
    public record Told(Consumer<Step> witness, Optional<Consumer<String>> defects) {
        static final Told NOBODY = new Told(step -> {}, Optional.empty());
    }

    /** VIRTUAL: by {@code advance} alone. REAL: with the clock on the wall. DRIVEN: as another process says. */
    public enum Pace {
        VIRTUAL,
        REAL,
        DRIVEN
    }

    /** Who connects by hand, unless told otherwise: an address of the benchmarking range that no shipped host has. */
    public static final IpAddress VISITOR = IpAddress.of("198.18.99.1");

    /** How long a session may be idle on the lab's clock where no receive connector says so. */
    static final Duration IDLE = Duration.ofMinutes(5);

    /** For a rehearsal: loopback, virtual time, everything recorded. */
    public static LabOptions rehearsal() {
        return new LabOptions(
                InetAddress.getLoopbackAddress(),
                VISITOR,
                MailStore.NONE,
                true,
                Pace.VIRTUAL,
                Told.NOBODY,
                Map.of(),
                Surroundings.ALL_HERE);
    }

    /** Sessions are not recorded: for a lab that stays up and whose sessions nobody reads. */
    public LabOptions withoutTranscripts() {
        return new LabOptions(listen, visitor, store, false, pace, told, fixed, surroundings);
    }

    /** To be used by hand: in real time, mail also kept in this store. */
    public LabOptions inRealTime(MailStore alsoIn) {
        return new LabOptions(listen, visitor, alsoIn, transcripts, Pace.REAL, told, fixed, surroundings);
    }

    /** One process of a lab of several. */
    public LabOptions amid(InetAddress listenOn, Pace how, Surroundings around) {
        return new LabOptions(listenOn, visitor, store, transcripts, how, told, fixed, around);
    }

    /** Delivered mail is kept in this store too. */
    public LabOptions keptIn(MailStore alsoIn) {
        return new LabOptions(listen, visitor, alsoIn, transcripts, pace, told, fixed, surroundings);
    }

    public LabOptions visitedFrom(IpAddress address) {
        return new LabOptions(listen, address, store, transcripts, pace, told, fixed, surroundings);
    }

    /** Goes on after a defect. */
    public LabOptions telling(Consumer<String> whom) {
        return with(new Told(told.witness(), Optional.of(whom)));
    }

    public LabOptions witnessedBy(Consumer<Step> each) {
        return with(new Told(each, told.defects()));
    }

    private LabOptions with(Told other) {
        return new LabOptions(listen, visitor, store, transcripts, pace, other, fixed, surroundings);
    }

    /** The host's logical port is this port of this machine, from the start. */
    public LabOptions listeningOn(Fixed endpoint, int real) {
        var more = new HashMap<>(fixed);
        more.put(endpoint, real);
        return new LabOptions(listen, visitor, store, transcripts, pace, told, more, surroundings);
    }
}
