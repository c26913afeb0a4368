package dev.hybridlab.harness.docker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Whose containers and networks these are. Everything carries the process that made it and when that process started, so
 * that the next lab on this machine finds what a killed one left behind.
 */
final class Ownership {
    static final String HOST = "dev.hybridlab.host";
    static final String OWNER = "dev.hybridlab.owner";
    private static final String STARTED = "dev.hybridlab.started";

    private static final int IMPATIENCE = 10;

    private final Docker docker;
    private final long owner;
    private final long started;
    private final ReadWriteLock making = new ReentrantReadWriteLock();
    private boolean ended;

    private Ownership(Docker docker, long owner, long started) {
        this.docker = docker;
        this.owner = owner;
        this.started = started;
    }

    static Ownership ofThisProcess(Docker docker) {
        var self = ProcessHandle.current();
        return new Ownership(docker, self.pid(), startOf(self));
    }

    private static long startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(Instant::getEpochSecond)
                .orElseGet(() -> ManagementFactory.getRuntimeMXBean().getStartTime() / 1_000);
    }

    String network() {
        return "hybridlab-" + owner;
    }

    Map<String, String> marks() {
        return Map.of(OWNER, Long.toString(owner), STARTED, Long.toString(started));
    }

    List<String> labels() {
        return List.of("--label", OWNER + "=" + owner, "--label", STARTED + "=" + started);
    }

    /**
     * The network of a lab. Waits for its turn.
     *
     * @throws IOException if somebody has the addresses to the end, with who and since when
     */
    void createNetwork(Waiting waiting) throws IOException {
        var arguments = new ArrayList<>(
                List.of("network", "create", "--subnet", Addresses.NETWORK, "--gateway", Addresses.GATEWAY));
        arguments.addAll(labels());
        arguments.add(network());
        new Turn(docker, this, waiting).take(() -> {
            try {
                return Optional.of(make(arguments));
            } catch (IOException refused) {
                if (isTaken(refused)) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** Whether the engine says by this that a network has the addresses, or the name, already. */
    static boolean isTaken(Exception refused) {
        var why = String.valueOf(refused.getMessage());
        return why.contains("overlaps") || why.contains("already exists");
    }

    /**
     * Makes a container or the network; returns what the command prints. Nothing comes to be behind {@link #removeOwn}: that
     * waits for what is being made, and whoever is interrupted meanwhile waits too, since the engine would go on.
     */
    String make(List<String> arguments) throws IOException {
        making.readLock().lock();
        try {
            if (ended) {
                throw new IOException("this lab has ended");
            }
            return undisturbed(arguments);
        } finally {
            making.readLock().unlock();
        }
    }

    private String undisturbed(List<String> arguments) throws IOException {
        var made = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try {
                made.complete(docker.run(arguments.toArray(String[]::new)));
            } catch (IOException | RuntimeException failed) {
                made.completeExceptionally(failed);
            }
        });
        try {
            return made.join();
        } catch (CompletionException failed) {
            var why = Objects.requireNonNullElse(failed.getCause(), failed);
            throw new IOException(String.valueOf(why.getMessage()), why);
        }
    }

    /**
     * What this process made; it makes nothing more. Never fails: it is the last thing that is done. Each further Ctrl-C goes
     * to the docker commands as well and ends them, so it is asked for until nothing is left.
     */
    void removeOwn() {
        making.writeLock().lock();
        try {
            ended = true;
            for (var times = 0; times < IMPATIENCE && !removed(); times++) {
                // Whoever presses Ctrl-C that often gets what he wants; the next lab finds the rest by its labels.
            }
        } finally {
            making.writeLock().unlock();
        }
    }

    private boolean removed() {
        try {
            remove(owner);
            return true;
        } catch (IOException stays) {
            return false;
        }
    }

    /** What processes made that are no more. */
    void removeOrphans() throws IOException {
        var form = "{{.Label \"" + OWNER + "\"}} {{.Label \"" + STARTED + "\"}}";
        var found = docker.run("ps", "--all", "--filter", "label=" + OWNER, "--format", form) + "\n"
                + docker.run("network", "ls", "--filter", "label=" + OWNER, "--format", form);
        for (var line : found.lines().filter(each -> !each.isBlank()).distinct().toList()) {
            var words = line.strip().split(" ");
            var pid = Long.parseLong(words[0]);
            var alive = ProcessHandle.of(pid)
                    .filter(process -> startOf(process) == Long.parseLong(words[1]))
                    .isPresent();
            if (!alive) {
                removeIfThere(pid);
            }
        }
    }

    /** Another lab that begins may remove the same at the same time. What really stays, stands in the way of {@link Turn}. */
    private void removeIfThere(long pid) {
        try {
            remove(pid);
        } catch (IOException goneOrStays) {
            // Seen by whoever wants the addresses.
        }
    }

    private void remove(long pid) throws IOException {
        var containers = docker.run("ps", "--all", "--quiet", "--filter", "label=" + OWNER + "=" + pid);
        if (!containers.isEmpty()) {
            var arguments = new ArrayList<>(List.of("rm", "--force", "--volumes"));
            arguments.addAll(containers.lines().toList());
            docker.run(arguments.toArray(String[]::new));
        }
        var networks = docker.run("network", "ls", "--quiet", "--filter", "label=" + OWNER + "=" + pid);
        if (!networks.isEmpty()) {
            var arguments = new ArrayList<>(List.of("network", "rm"));
            arguments.addAll(networks.lines().toList());
            docker.run(arguments.toArray(String[]::new));
        }
    }
}
