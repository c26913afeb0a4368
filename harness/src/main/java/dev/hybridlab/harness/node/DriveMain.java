package dev.hybridlab.harness.node;

import dev.hybridlab.harness.lab.RealTime;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.reports.text.Story;
import dev.hybridlab.reports.text.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The driver of a lab whose processes somebody else has started: hands them the topology and its certificates, then lets time
 * pass as on the wall and prints what happens, until it is ended.
 */
public final class DriveMain {
    private static final int USAGE = 2;
    private static final int INVALID = 3;
    private static final int ENVIRONMENT = 4;
    private static final String NAMES = "198.18.0.53";

    private DriveMain() {}

    /** @param arguments the topology file; {@code docs/containers.md} has the environment variables */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            end(USAGE, "name one topology file");
        }
        try {
            drive(Path.of(arguments[0]));
        } catch (IllegalArgumentException wrong) {
            end(USAGE, String.valueOf(wrong.getMessage()));
        } catch (EnvironmentMissing | IOException | UncheckedIOException missing) {
            end(ENVIRONMENT, String.valueOf(missing.getMessage()));
        }
    }

    private static void drive(Path file) throws IOException {
        var environment = System.getenv();
        var fabric = new KnownAddresses(
                environment.getOrDefault("HYBRIDLAB_NAMES", NAMES),
                NodeMain.controlPort(environment),
                NodeMain.token(environment));
        var pace = new Pacemaker(fabric, world(file), RealTime.now());
        var clock = RealTime.clock(() -> beat(pace));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            clock.close();
            Runtime.getRuntime().halt(0); // The JVM would say 143 to a container that ended as it should.
        }));
        var ready = environment.getOrDefault("HYBRIDLAB_READY_FILE", "");
        if (!ready.isEmpty()) {
            Files.writeString(Path.of(ready), "");
        }
        pace.sites().forEach(site -> say(told(site)));
        say(file + " is up");
        untilEnded();
    }

    private static String told(Site site) {
        var host = site.host().isEmpty() ? "the DNS" : site.host() + " port " + site.port();
        return host + " is at " + site.real() + ":" + site.realPort();
    }

    private static World world(Path file) {
        return switch (TopologyFile.read(file)) {
            case Read.Bad<?>(var problems) -> {
                problems.forEach(System.err::println);
                System.exit(INVALID);
                throw new IllegalStateException("ended");
            }
            case Read.Good(var topology) -> {
                var dated = RealTime.configuration(topology.expanded());
                yield Worlds.STANDARD.of(Topologies.of(dated)).from(dated);
            }
        };
    }

    private static void beat(Pacemaker pace) {
        try {
            pace.beat(RealTime.now())
                    .forEach(step -> Story.line(step).map(Visible::of).ifPresent(System.out::println));
        } catch (EnvironmentMissing | IllegalStateException lost) {
            // A process that was started anew knows nothing: whoever restarts this one hands out everything again.
            say("a process of the lab is no more what it was: " + lost.getMessage());
            Runtime.getRuntime().halt(ENVIRONMENT);
        }
    }

    private static void untilEnded() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(int code, String why) {
        say(why);
        Runtime.getRuntime().halt(code); // At once: the hook of SIGTERM would end it with 0.
    }

    private static void say(String text) {
        System.err.println("hybridlab: " + text);
    }
}
