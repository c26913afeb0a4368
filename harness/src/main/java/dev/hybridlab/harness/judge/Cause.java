package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Reason;

/**
 * The setting on which a failure rests.
 *
 * @param object whose setting it is
 * @param property which of its settings
 * @param because the sentence in which the rule spoke of it
 */
record Cause(ConfigObject object, String property, Reason because) {
    /** {@code default: MaxHopCount is 60 in 'EX01\Default EX01'}. */
    String words() {
        var value = object.value(property);
        var is = value instanceof Value.Nothing || value.toString().isEmpty() ? "not set" : value.toString();
        return object.originOf(property) + ": " + property + " is " + is + " in '" + object.identity() + "'";
    }

    Value value() {
        return object.value(property);
    }

    /** {@code Set-InboundConnector "Name"}; what an organization has but once needs no name. */
    String cmdlet() {
        return switch (object.type()) {
            case "TransportConfig", "TenantTransportConfig" -> "Set-TransportConfig";
            case "OrganizationConfig" -> "Set-OrganizationConfig";
            case "HostedOutboundSpamFilterPolicy" -> "Set-HostedOutboundSpamFilterPolicy Default";
            case "AntiPhishPolicy" -> "Set-AntiPhishPolicy \"Office365 AntiPhish Default\"";
            case "ArcConfig" -> "Set-ArcConfig";
            case "TransportService", "AcceptedDomain" -> "Set-" + object.type() + " " + object.identity();
            case "InboundConnector",
                    "OutboundConnector",
                    "SendConnector",
                    "ReceiveConnector",
                    "RemoteDomain",
                    "TransportRule",
                    "JournalRule" -> Remedies.quoted("Set-" + object.type(), object.identity());
            default -> "Set-" + object.type() + " " + object.identity();
        };
    }
}
