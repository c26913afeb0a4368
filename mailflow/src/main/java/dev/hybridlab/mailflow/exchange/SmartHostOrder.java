package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.NextHop;
import java.util.ArrayList;
import java.util.Collections;

/** In which order several smart hosts are tried: as listed, or beginning with another one for each message (EXO-OUT-11, ONP-SEND-09). */
public final class SmartHostOrder {
    private SmartHostOrder() {}

    public static NextHop of(LabSettings settings, NextHop nextHop, HeldMessage held) {
        return switch (nextHop) {
            case NextHop.MxLookup mx -> mx;
            case NextHop.SmartHosts(var hosts)
            when hosts.size() > 1 && rotates(settings) -> {
                var rotated = new ArrayList<>(hosts);
                Collections.rotate(
                        rotated,
                        Hash.number(
                                hosts.size(),
                                settings.seed(),
                                "smart-host",
                                held.ref().lineage()));
                yield new NextHop.SmartHosts(rotated);
            }
            case NextHop.SmartHosts listed -> listed;
        };
    }

    private static boolean rotates(LabSettings settings) {
        return settings.assumption(Assumption.SMART_HOST_ORDER).equals("round-robin");
    }
}
