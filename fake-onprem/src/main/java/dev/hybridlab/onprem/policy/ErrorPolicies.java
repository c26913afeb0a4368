package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.reply.SmtpReply;

/** ErrorPolicies of a send connector: what a final no and a temporary one are turned into (ONP-SEND-37, ONP-SEND-88). */
final class ErrorPolicies {
    private ErrorPolicies() {}

    private static boolean has(Home home, Hop hop, String word) {
        return home.organization().sendConnectors().stream()
                .filter(connector -> connector.name().equals(hop.connector()))
                .anyMatch(connector -> connector.source().texts("ErrorPolicies").contains(word));
    }

    static boolean downgradesDns(Home home, Hop hop) {
        return has(home, hop, "DowngradeDnsFailures");
    }

    /** The next host's answer as this server takes it. */
    static SmtpReply taken(Home home, Hop hop, SmtpReply reply) {
        if (reply.permanentNegative() && has(home, hop, "DowngradeCustomFailures")) {
            return turned(reply, '4');
        }
        return reply.transientNegative() && has(home, hop, "UpgradeCustomFailures") ? turned(reply, '5') : reply;
    }

    /** Code and enhanced code of the other class, the text as it was. */
    private static SmtpReply turned(SmtpReply reply, char to) {
        var text = new StringBuilder(reply.toString());
        if (text.length() > 5 && text.charAt(4) == text.charAt(0) && text.charAt(5) == '.') {
            text.setCharAt(4, to);
        }
        text.setCharAt(0, to);
        return SmtpReply.of(text.toString());
    }
}
