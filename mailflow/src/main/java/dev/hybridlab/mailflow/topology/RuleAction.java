package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import java.util.List;
import java.util.Optional;

/** What a transport rule does. */
public sealed interface RuleAction {
    /** SetHeaderName, SetHeaderValue (RULE-14). */
    record SetHeader(String name, String value) implements RuleAction {}

    /** RemoveHeader (RULE-14). */
    record RemoveHeader(String name) implements RuleAction {}

    /** PrependSubject (RULE-22). */
    record PrependSubject(String text) implements RuleAction {}

    /** SetSCL (RULE-22). */
    record SetScl(int level) implements RuleAction {}

    /** ApplyHtmlDisclaimerText, -Location, -FallbackAction (RULE-15, RULE-16). */
    record Disclaim(String html, boolean above, Fallback fallback) implements RuleAction {
        /** Where the body cannot take it. */
        public enum Fallback {
            WRAP,
            IGNORE,
            REJECT
        }
    }

    /** RedirectMessageTo (RULE-17). */
    record Redirect(List<EmailAddress> to) implements RuleAction {
        public Redirect {
            to = List.copyOf(to);
        }
    }

    /** BlindCopyTo (RULE-18). */
    record BlindCopy(List<EmailAddress> to) implements RuleAction {
        public BlindCopy {
            to = List.copyOf(to);
        }
    }

    /**
     * AddToRecipients, CopyTo (RULE-33).
     *
     * @param field {@code To} or {@code Cc}
     */
    record Address(String field, List<EmailAddress> to) implements RuleAction {
        public Address {
            to = List.copyOf(to);
        }
    }

    /** RouteMessageOutboundConnector (RULE-19). */
    record RouteVia(String connector) implements RuleAction {}

    /** RejectMessageReasonText, RejectMessageEnhancedStatusCode (RULE-20). */
    record Reject(Optional<String> code, Optional<String> text) implements RuleAction {}

    /** DeleteMessage (RULE-21). */
    record Delete() implements RuleAction {}
}
