package dev.hybridlab.cli.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.ScenarioRun;
import dev.hybridlab.harness.scenario.Scenario;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether heap, threads and file descriptors stay flat over many scenarios in one JVM. */
public record Endurance(Scenario scenario, Environment environment, int scenarios) {
    private static final int LOOKS = 10;
    /** Beyond this share of the first look it grows. */
    private static final double TOLERATED = 1.25;

    /** @param descriptors -1 where the system does not tell */
    private record Look(int after, long heapKilobytes, int threads, long descriptors) {
        @Override
        public String toString() {
            return after + " scenarios: heap " + heapKilobytes / 1024 + " MB, " + threads + " threads, "
                    + (descriptors < 0 ? "descriptors unknown" : descriptors + " descriptors");
        }
    }

    /** @param heard of every look */
    public Figure run(Consumer<String> heard) {
        var looks = new ArrayList<Look>();
        for (var i = 1; i <= scenarios; i++) {
            new ScenarioRun(scenario, environment).run();
            if (i % Math.max(1, scenarios / LOOKS) == 0) {
                var look = look(i);
                looks.add(look);
                heard.accept(look.toString());
            }
        }
        var first = looks.getFirst();
        var last = looks.getLast();
        var flat = grows(first.heapKilobytes(), last.heapKilobytes()) <= TOLERATED
                && last.threads() <= first.threads() + 4
                && last.descriptors() <= first.descriptors() + 16;
        return new Figure(
                "heap, threads and file descriptors over " + scenarios + " scenarios",
                first + "; " + last,
                Optional.empty(),
                Optional.empty(),
                "flat",
                Optional.of(flat),
                Optional.empty());
    }

    private static double grows(long first, long last) {
        return (double) last / Math.max(1, first);
    }

    private static Look look(int after) {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
        var threads = ManagementFactory.getThreadMXBean().getThreadCount();
        return new Look(after, heap, threads, descriptors());
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : -1;
    }
}
