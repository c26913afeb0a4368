package dev.hybridlab.harness.docker;

import dev.hybridlab.mailflow.address.IpRange;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who has the addresses of a lab on this engine: a network that overlaps.
 *
 * @param network its name
 * @param owner the process of the lab that made it; empty: it is no lab's that ends by itself
 * @param since when it was made, to the second
 */
record Holder(String network, Optional<Long> owner, Optional<Instant> since) {
    private static final IpRange OURS = IpRange.of(Addresses.NETWORK);
    private static final String FORM = "{{.Name}}|{{index .Labels \"" + Ownership.OWNER
            + "\"}}|{{json .Created}}|{{range .IPAM.Config}}{{.Subnet}} {{end}}";

    /** Empty: nobody any more. */
    static Optional<Holder> now(Docker docker) {
        try {
            var networks = docker.run("network", "ls", "--quiet").lines().toList();
            var arguments = new ArrayList<>(List.of("network", "inspect", "--format", FORM));
            arguments.addAll(networks);
            return docker.run(arguments.toArray(String[]::new))
                    .lines()
                    .flatMap(line -> of(line).stream())
                    .findFirst();
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    /** If this network overlaps. */
    static Optional<Holder> of(String line) {
        var parts = line.split("\\|", -1);
        if (parts.length < 4 || Arrays.stream(parts[3].split(" ")).noneMatch(Holder::overlaps)) {
            return Optional.empty();
        }
        var owner =
                Optional.of(parts[1]).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
        return Optional.of(new Holder(parts[0], owner, instant(parts[2].replace("\"", ""))));
    }

    private static boolean overlaps(String subnet) {
        if (subnet.isBlank() || subnet.contains(":")) {
            return false;
        }
        var range = IpRange.of(subnet);
        return range.contains(OURS.first()) || OURS.contains(range.first());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException anotherForm) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        var when = since.map(instant -> " since " + instant).orElse("");
        return owner.map(pid -> "another lab in containers has the network " + Addresses.NETWORK + ": process " + pid
                        + when + " (network " + network + ")")
                .orElseGet(() -> "the network '" + network + "' has addresses of " + Addresses.NETWORK + when
                        + ", and no run or test made it ('docker compose down' ends compose.yaml's)");
    }
}
