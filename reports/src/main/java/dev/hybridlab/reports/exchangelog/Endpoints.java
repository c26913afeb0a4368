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
        var from = session.from();
        var to = session.to();
        var port = FIRST_PORT + Hash.number(PORTS, "port", session.message(), from, to);
        return new Endpoints(before(from), after(from) + ":" + port, before(to), after(to), Integer.parseInt(port(to)));
    }

    private static String before(String text) {
        return text.substring(0, text.lastIndexOf(' '));
    }

    private static String after(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static String port(String text) {
        return text.substring(text.lastIndexOf(':') + 1);
    }
}
