package dev.hybridlab.harness.testkit;

/**
 * A port of this machine that a host has to listen on, for a program that cannot be told another one.
 *
 * @param host of the lab, by its name
 * @param port logical, as in life: 25
 * @param real of this machine
 */
public record FixedPort(String host, int port, int real) {
    private static final int HIGHEST = 65_535;

    public FixedPort {
        if (port < 1 || port > HIGHEST || real < 1 || real > HIGHEST) {
            throw new IllegalArgumentException(
                    "a port is a number from 1 to " + HIGHEST + ", not " + port + " or " + real);
        }
    }

    @Override
    public String toString() {
        return "port " + real + " for " + host + ":" + port;
    }
}
