package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.decision.Crash;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Which messages end the transport service of a server, and how often it lets them (TIME-51, TIME-52). */
final class PoisonMessage {
    private static final String FAULT = "crashesOn";

    private PoisonMessage() {}

    static Optional<Crash> crash(Home home, HeldMessage held) {
        var faults = home.server().source().texts(FAULT);
        return faults.isEmpty() ? Optional.empty() : crash(home, held, faults);
    }

    private static Optional<Crash> crash(Home home, HeldMessage held, List<String> faults) {
        return faults.stream()
                .filter(fault -> matches(held, fault))
                .findFirst()
                .map(fault -> new Crash(
                        threshold(home),
                        Amounts.duration(home.settings().assumption(Assumption.TRANSPORT_RESTART)),
                        home.settings().assumption(Assumption.POISON_MAIL).equals("stays"),
                        because(home, fault)));
    }

    /** {@code Subject: winmail}: a field of this name that holds the text, in any case. */
    private static boolean matches(HeldMessage held, String fault) {
        var colon = fault.indexOf(':');
        var name = colon < 0 ? fault : fault.substring(0, colon);
        var text = colon < 0 ? "" : fault.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
        return held.message().headers().all(name.strip()).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(text));
    }

    /** TIME-12. */
    private static OptionalInt threshold(Home home) {
        var service = home.server().transportService();
        return service.flag("PoisonMessageDetectionEnabled")
                        && service.value("PoisonThreshold") instanceof Value.Number(var number)
                ? OptionalInt.of(Math.toIntExact(number))
                : OptionalInt.empty();
    }

    private static Reason because(Home home, String fault) {
        return Reason.assuming(
                        "TIME-51",
                        "the transport service of {} ends by a message with {}",
                        home.server().name(),
                        fault)
                .alsoAssuming("TIME-52")
                .configuredAt(home.server().source().originOf(FAULT));
    }
}
