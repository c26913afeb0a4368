package dev.hybridlab.reports.exchangelog;

import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.record.run.SessionTranscript;

/**
 * Both ends of a session as {@code ip:port}. The client's real port differs from run to run, so that a port made from the
 * session takes its place (LOG-07).
 */
record Endpoints(String clientHost, String client, String serverHost, String server, int serverPort) {
    private static final int FIRST_PORT = 1025;
    private static final int PORTS = 60_000;

    /** From {@code EX01 198.18.10.25} and {@code exo 198.18.20.25:25}. */
    static Endpoints of(SessionTranscript session) {
        var from = End.of(session.from());
        var to = End.of(session.to());
        var port = FIRST_PORT + Hash.number(PORTS, "port", session.message(), session.from(), session.to());
        return new Endpoints(from.host(), from.address() + ":" + port, to.host(), to.address(), to.port());
    }
}
