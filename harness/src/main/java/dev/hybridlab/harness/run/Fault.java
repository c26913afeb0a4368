package dev.hybridlab.harness.run;

import java.time.Duration;

/**
 * What happens to connections from one host to another, by a proxy between them that does not look into what it carries.
 *
 * @param kind what
 * @param octets CUT and STALL: after so many octets of the server's side, 0 for before the first
 * @param delay DELAY: of every piece, in real time
 */
public record Fault(Kind kind, int octets, Duration delay) {
    public enum Kind {
        /** The network is well again. */
        NONE,
        /** Everything comes late. */
        DELAY,
        /** The connection ends in an orderly way (FIN), in mid-sentence. */
        CUT,
        /** Nothing comes any more, and nothing says so; the client loses patience. */
        STALL,
        /** Packets disappear on their way; the client's deadline ends it. Where there is no network between hosts: STALL. */
        BLACKHOLE,
        /** The connection is reset (RST) before the banner. */
        RESET
    }

    public static Fault none() {
        return new Fault(Kind.NONE, 0, Duration.ZERO);
    }

    public static Fault delay(Duration each) {
        return new Fault(Kind.DELAY, 0, each);
    }

    /** @param octets of the server's side that still come through */
    public static Fault cutAfter(int octets) {
        return new Fault(Kind.CUT, octets, Duration.ZERO);
    }

    /** @param octets of the server's side that still come through */
    public static Fault stallAfter(int octets) {
        return new Fault(Kind.STALL, octets, Duration.ZERO);
    }

    /** Of a network: nobody answers, not even to say no. */
    public static Fault blackhole() {
        return new Fault(Kind.BLACKHOLE, 0, Duration.ZERO);
    }

    public static Fault reset() {
        return new Fault(Kind.RESET, 0, Duration.ZERO);
    }
}
