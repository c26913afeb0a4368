package dev.hybridlab.smtp.server;

import dev.hybridlab.mailflow.decision.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a server allows before any mail system is asked.
 *
 * @param commandLine octets of a command line; RFC 5321 §4.5.3.1.4 wants 512 at least, an OAuth token has about 3,000
 * @param idle how long a session may say nothing, on the lab's clock, where its greeting does not tell
 * @param clock the lab's
 * @param defects who is told of what should not have happened
 */
public record ServerSettings(int commandLine, Duration idle, Supplier<Instant> clock, Consumer<Throwable> defects) {
    /** 12,288 octets a command line; nobody is told of defects. */
    public static ServerSettings standard(Duration idle, Supplier<Instant> clock) {
        return new ServerSettings(Credentials.LONGEST_LINE, idle, clock, nobody -> {});
    }

    public ServerSettings telling(Consumer<Throwable> whom) {
        return new ServerSettings(commandLine, idle, clock, whom);
    }
}
