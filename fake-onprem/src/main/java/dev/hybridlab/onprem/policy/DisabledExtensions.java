package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Extension;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.ReceiveConnector.SizeKeyword;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;
import java.util.Set;

/** Parameters of MAIL and RCPT whose extension is switched off on the connector (ONP-RECV-39, SMTP-85). */
final class DisabledExtensions {
    private static final Set<String> DSN = Set.of("RET", "ENVID", "NOTIFY", "ORCPT");

    private DisabledExtensions() {}

    /** The refusal; empty: every parameter belongs to an extension that is on. */
    static Optional<Verdict> used(Home home, ReceiveConnector connector, EsmtpParameters parameters) {
        for (var parameter : parameters.values().entrySet()) {
            var off = switchedOff(connector, parameter.getKey(), parameter.getValue());
            if (off.isPresent()) {
                return Optional.of(new Verdict.Reject(
                        SmtpReply.of(home.settings().assumption(Assumption.DISABLED_PARAMETER_TEXT)),
                        Reason.of("ONP-RECV-39", "{} is off on '{}'", off.get(), connector.name())
                                .configuredAt(connector.source().originOf(off.get()))
                                .alsoAssuming("SMTP-85")));
            }
        }
        return Optional.empty();
    }

    /** The property that takes this parameter away. */
    private static Optional<String> switchedOff(ReceiveConnector connector, String parameter, String value) {
        if (parameter.equals("SIZE")) {
            return connector.offer().size() == SizeKeyword.DISABLED ? Optional.of("SizeEnabled") : Optional.empty();
        }
        return needed(parameter, value)
                .filter(extension -> !connector.offer().extensions().contains(extension))
                .map(Extension::property);
    }

    private static Optional<Extension> needed(String parameter, String value) {
        if (DSN.contains(parameter)) {
            return Optional.of(Extension.DSN);
        }
        return switch (parameter) {
            case "SMTPUTF8" -> Optional.of(Extension.SMTPUTF8);
            case "BODY" ->
                value.equalsIgnoreCase("BINARYMIME")
                        ? Optional.of(Extension.BINARY_MIME)
                        : value.equalsIgnoreCase("8BITMIME") ? Optional.of(Extension.EIGHT_BIT_MIME) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
