package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.Domains;
import dev.hybridlab.mailflow.topology.RemoteDomain;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** A remote domain with DisplaySenderName off sees the address of a sender and not his name (DOM-28). */
public final class SenderNames {
    private SenderNames() {}

    /** As the message leaves; only where all its recipients are of such domains. */
    public static void hide(Domains domains, HeldMessage held, HeaderEdits edits) {
        Optional<RemoteDomain> hiding = Optional.empty();
        for (var recipient : held.envelope().recipients()) {
            hiding = domains.outside(recipient.address().domain()).filter(each -> !each.displaySenderName());
            if (hiding.isEmpty()) {
                return;
            }
        }
        var from = edits.headers().first("From").orElse("");
        var open = from.lastIndexOf('<');
        if (hiding.isPresent() && open > 0 && from.endsWith(">")) {
            var source = hiding.get().source();
            edits.set(
                    "From",
                    from.substring(open),
                    Reason.of("DOM-28", "DisplaySenderName of remote domain '{}' is off", source.identity())
                            .configuredAt(source.originOf("DisplaySenderName")));
        }
    }
}
