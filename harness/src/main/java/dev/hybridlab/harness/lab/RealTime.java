package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Origin;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What a lab in real time takes from the machine: the instant at which it starts, and a secret. */
public final class RealTime {
    private static final int SECRET_OCTETS = 16;
    private static final long TICK_MILLIS = 250;

    /** What goes by itself until it is closed. */
    public interface Clock extends AutoCloseable {
        @Override
        void close();
    }

    /** For a lab whose time stands still. */
    static final Clock NO_CLOCK = () -> {};

    private RealTime() {}

    /** The clock on the wall. */
    public static Instant now() {
        return Instant.now();
    }

    /** Does this every now and then. */
    public static Clock clock(Runnable tick) {
        var ticker = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("lab-clock").unstarted(task));
        ticker.scheduleWithFixedDelay(tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return ticker::shutdownNow;
    }

    /** The topology with now as its clock, see {@link #configuration}. */
    public static Topology topology(Configuration expanded) {
        return Topologies.of(configuration(expanded));
    }

    /**
     * A configuration with now as its clock, unless its file says another one; what was derived from the default clock, the
     * validity of certificates, follows.
     */
    public static Configuration configuration(Configuration expanded) {
        var now = new Setting(
                Value.of(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()), Origin.LAB);
        var clock = expanded.mapped(
                new Section("", "labSettings"),
                settings -> isDefault(settings, "clock") ? settings.with("clock", now) : settings);
        return clock.mapped(new Section("", "certificates"), RealTime::undated);
    }

    private static boolean isDefault(ConfigObject object, String property) {
        return object.setting(property)
                .map(setting -> setting.origin().kind() == Origin.Kind.DEFAULT)
                .orElse(true);
    }

    private static ConfigObject undated(ConfigObject certificate) {
        var result = certificate;
        for (var property : new String[] {"notBefore", "notAfter"}) {
            result = isDefault(result, property) ? result.without(property) : result;
        }
        return result;
    }

    /** 32 hex digits that nobody can guess. */
    public static String token() {
        var octets = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}
