package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code TransportRule} of both sides (ps: New-TransportRule): what every rule has; what it asks and does stands beside. */
final class TransportRules {
    static final ObjectType TYPE = Family.of(
                    "TransportRule", "transportRules", "Name", Place.ONPREM, Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .modelled("names it in traces")
            .word("State", "Enabled", "Disabled")
            .modelled("a disabled rule looks at nothing", "RULE-03")
            .flag("Enabled", true)
            .modelled("off: the same as State Disabled", "RULE-03")
            .word("Mode", "Enforce", "Audit", "AuditAndNotify")
            .modelled("any other than Enforce only notes that the rule would have acted", "RULE-03")
            .property("Priority", new PropertyType.Whole(0, 9999))
            .modelled("the lowest first; those without one come last, in the order of the file", "RULE-02")
            .flag("StopRuleProcessing", false)
            .modelled("when it has fired, no later rule looks at the message", "RULE-05")
            .text("ActivationDate", Form.INSTANT)
            .modelled("from then on", "RULE-30")
            .text("ExpiryDate", Form.INSTANT)
            .modelled("until then", "RULE-30")
            .word("SenderAddressLocation", "Header", "Envelope", "HeaderOrEnvelope")
            .modelled("which sender's address the conditions look at", "RULE-09")
            .text("Comments", Form.ANY)
            .noEffect("a remark")
            .word("RuleErrorAction", "Ignore", "Defer")
            .noEffect(
                    "what to do when a rule cannot be evaluated; such a rule is passed over here", "RULE-31", "RULE-34")
            .word("RecipientAddressType", "Resolved", "Original")
            .noEffect("one recipient counts by every address it has, whichever was written", "RULE-08")
            .word("SetAuditSeverity", "DoNotAudit", "Low", "Medium", "High")
            .noEffect("a mark for reports of rules, not for the message", "RULE-31")
            .with(RuleConditions.PROPERTIES)
            .with(RuleActions.PROPERTIES)
            .listed();

    private TransportRules() {}
}
