package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.PropertyType.Form;
import dev.hybridlab.mailflow.catalogue.PropertyType.Many;
import dev.hybridlab.mailflow.catalogue.PropertyType.Whole;
import java.util.List;

/** What a transport rule may do. */
final class RuleActions {
    private static final PropertyType ANY = new Many(form(Form.ANY));

    private record Refused(String why, List<String> properties) {}

    private static final List<Refused> REFUSED = List.of(
            new Refused(
                    "moderation is not part of the lab: no moderator would answer",
                    List.of("ModerateMessageByUser", "ModerateMessageByManager", "AddManagerAsRecipientType")),
            new Refused(
                    "no source shows the messages that it writes; use BlindCopyTo or RejectMessageReasonText",
                    List.of(
                            "GenerateIncidentReport",
                            "IncidentReportContent",
                            "IncidentReportOriginalMail",
                            "GenerateNotification",
                            "NotifySender",
                            "SenderNotificationType")),
            new Refused(
                    "nothing here encrypts or classifies; SetHeaderName shows that the rule acted",
                    List.of(
                            "ApplyClassification",
                            "ApplyOME",
                            "RemoveOME",
                            "RemoveOMEv2",
                            "RemoveRMSAttachmentEncryption",
                            "ApplyRightsProtectionTemplate",
                            "ApplyRightsProtectionCustomizationTemplate")),
            new Refused("quarantine is not part of the lab; use DeleteMessage or SetSCL", List.of("Quarantine")),
            new Refused(
                    "TLS is the connector's matter here; set TlsSettings on the outbound connector",
                    List.of("RouteMessageOutboundRequireTls")),
            new Refused(
                    "an action of Edge rules, and the lab has no rules on Edge servers; write the rule for the"
                            + " organization",
                    List.of(
                            "Disconnect",
                            "LogEventText",
                            "SmtpRejectMessageRejectText",
                            "SmtpRejectMessageRejectStatusCode")),
            new Refused(
                    "data loss prevention reads contents, which the lab does not; write the same rule without it",
                    List.of("DlpPolicy", "RuleSubType")),
            new Refused(
                    "patterns are regular expressions here; the older form is not read", List.of("UseLegacyRegex")));

    static final List<Property> PROPERTIES = properties();

    private RuleActions() {}

    private static List<Property> properties() {
        var family = Family.of("TransportRule", "transportRules", "Name")
                .text("SetHeaderName", Form.HEADER_NAME)
                .modelled("the only field of that name gets SetHeaderValue", "RULE-14")
                .text("SetHeaderValue", Form.ANY)
                .modelled("the value for SetHeaderName", "RULE-14")
                .text("RemoveHeader", Form.HEADER_NAME)
                .modelled("removes every field of that name", "RULE-14")
                .text("PrependSubject", Form.ANY)
                .modelled("stands before the subject from then on", "RULE-22")
                .property("SetSCL", new Whole(-1, 9))
                .modelled("writes the SCL", "RULE-22")
                .text("ApplyHtmlDisclaimerText", Form.ANY)
                .modelled("puts this HTML into the body, as plain text into a plain one", "RULE-15", "RULE-28")
                .word("ApplyHtmlDisclaimerLocation", "Append", "Prepend")
                .modelled("below or above the text", "RULE-15")
                .word("ApplyHtmlDisclaimerFallbackAction", "Wrap", "Ignore", "Reject")
                .modelled("what happens to a message whose body takes no disclaimer", "RULE-16")
                .property("RedirectMessageTo", new Many(form(Form.ADDRESS)))
                .modelled("these recipients take the place of those it had", "RULE-17")
                .property("AddToRecipients", new Many(form(Form.ADDRESS)))
                .modelled("further recipients, whom To names from then on", "RULE-33")
                .property("CopyTo", new Many(form(Form.ADDRESS)))
                .modelled("further recipients, whom Cc names from then on", "RULE-33")
                .property("BlindCopyTo", new Many(form(Form.ADDRESS)))
                .modelled("further recipients that no header names", "RULE-18")
                .text("RouteMessageOutboundConnector", Form.ANY)
                .modelled(
                        "Exchange Online: all its recipients leave through this connector, which must be"
                                + " IsTransportRuleScoped",
                        "RULE-19",
                        "EXO-OUT-01")
                .text("RejectMessageReasonText", Form.ANY)
                .modelled("the sender gets a notice with this text", "RULE-20")
                .text("RejectMessageEnhancedStatusCode", Form.ANY)
                .modelled("the code of that notice; 5.7.1 unless given", "RULE-20")
                .flag("DeleteMessage", false)
                .modelled("the message is gone and nobody is told", "RULE-21");
        for (var group : REFUSED) {
            for (var property : group.properties()) {
                family.property(property, ANY).refused(group.why(), "RULE-26");
            }
        }
        return family.properties();
    }
}
