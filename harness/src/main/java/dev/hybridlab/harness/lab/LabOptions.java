package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.MailStore;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a lab is brought up.
 *
 * @param listen the real address of every listener
 * @param visitor the logical address of whoever connects by hand
 * @param store where delivered messages are kept besides the evidence
 * @param transcripts whether sessions are recorded line by line
 * @param pace how time passes
 * @param witness is told each step as it happens, by several threads
 * @param fixed ports of this machine that somebody insists on; the system chooses all others
 * @param surroundings which hosts run in this process, and how the others are reached
 */
public record LabOptions(
        InetAddress listen,
        IpAddress visitor,
        MailStore store,
        boolean transcripts,
        Pace pace,
        Consumer<Step> witness,
        Map<Fixed, Integer> fixed,
        Surroundings surroundings) {
    public LabOptions {
        fixed = Map.copyOf(fixed);
    }

    /** A host's logical port. */
    public record Fixed(String host, int port) {}

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
                step -> {},
                Map.of(),
                Surroundings.ALL_HERE);
    }

    /** To be used by hand: in real time, mail also kept in this store. */
    public LabOptions inRealTime(MailStore alsoIn) {
        return new LabOptions(listen, visitor, alsoIn, transcripts, Pace.REAL, witness, fixed, surroundings);
    }

    /** One process of a lab of several. */
    public LabOptions amid(InetAddress listenOn, Pace how, Surroundings around) {
        return new LabOptions(listenOn, visitor, store, transcripts, how, witness, fixed, around);
    }

    public LabOptions visitedFrom(IpAddress address) {
        return new LabOptions(listen, address, store, transcripts, pace, witness, fixed, surroundings);
    }

    public LabOptions witnessedBy(Consumer<Step> each) {
        return new LabOptions(listen, visitor, store, transcripts, pace, each, fixed, surroundings);
    }

    /** The host's logical port is this port of this machine, from the start. */
    public LabOptions listeningOn(Fixed endpoint, int real) {
        var more = new HashMap<>(fixed);
        more.put(endpoint, real);
        return new LabOptions(listen, visitor, store, transcripts, pace, witness, more, surroundings);
    }
}
