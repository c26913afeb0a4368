package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code OutboundConnector} of Exchange Online (ps: New-OutboundConnector). */
final class OutboundConnectors {
    static final ObjectType TYPE = Family.of("OutboundConnector", "outboundConnectors", "Name", Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .modelled("names it in traces; at most 64 characters", "EXO-OUT-31")
            .flag("Enabled", true)
            .modelled("a disabled connector is never chosen", "EXO-OUT-31", "EXO-OUT-07")
            .word("ConnectorType", "Partner", "OnPremises")
            .required()
            .modelled(
                    "OnPremises is needed for AllAcceptedDomains, centralized transport and header trust", "EXO-OUT-32")
            .word("ConnectorSource", "Default", "HybridWizard", "Migrated", "AdminUI")
            .noEffect("a label", "HYB-12")
            .many("RecipientDomains", form(Form.DOMAIN_PATTERN))
            .modelled("the recipient domains it takes", "EXO-OUT-33", "EXO-OUT-03", "EXO-OUT-05")
            .flag("UseMXRecord", true)
            .modelled("hands over to the mail exchangers of the recipient's domain", "EXO-OUT-34", "EXO-OUT-10")
            .many("SmartHosts", form(Form.HOST_OR_ADDRESS))
            .modelled("hands over to these hosts", "EXO-OUT-35")
            .wordOrNothing("TlsSettings", "EncryptionOnly", "CertificateValidation", "DomainValidation")
            .modelled("how the server's certificate is judged; absent: opportunistic TLS", "EXO-OUT-36", "TLS-11")
            .text("TlsDomain", Form.DOMAIN_PATTERN)
            .modelled("the name that the server's certificate must carry", "EXO-OUT-37", "TLS-12")
            .flag("AllAcceptedDomains", false)
            .modelled("OnPremises: takes recipients of every accepted domain", "EXO-OUT-38", "EXO-OUT-04")
            .flag("RouteAllMessagesViaOnPremises", false)
            .modelled("OnPremises: centralized mail transport", "EXO-OUT-39", "EXO-OUT-02")
            .flag("CloudServicesMailEnabled", false)
            .modelled("Organization headers leave as CrossPremises headers", "EXO-OUT-40")
            .flag("IsTransportRuleScoped", false)
            .modelled("never chosen by domain, only by a transport rule", "EXO-OUT-41", "EXO-OUT-07")
            .flag("SenderRewritingEnabled", false)
            .modelled(
                    "OnPremises: MAIL of a forward that leaves the tenant names a domain of the tenant",
                    "EXO-OUT-42",
                    "EXO-OUT-61")
            .flag("TestMode", false)
            .modelled("a connector that is not live is never chosen", "EXO-OUT-43", "EXO-OUT-07")
            .flag("IsValidated", false)
            .noEffect("the result of a validation, not needed for mail to flow", "EXO-OUT-44")
            .text("LastValidationTimestamp", Form.INSTANT)
            .noEffect("the result of a validation", "EXO-OUT-44")
            .many("ValidationRecipients", form(Form.ADDRESS))
            .noEffect("the result of a validation", "EXO-OUT-44")
            .word("MtaStsMode", "Opportunistic", "None")
            .modelled(
                    "MX delivery: whether the MTA-STS policy of the recipient's domain counts", "EXO-OUT-45", "TLS-66")
            .word("SmtpDaneMode", "Opportunistic", "None", "Mandatory")
            .modelled(
                    "MX delivery: whether TLSA records of the next hosts count, or must be there",
                    "EXO-OUT-46",
                    "TLS-62",
                    "TLS-64")
            .text("Comment", Form.ANY)
            .noEffect("a remark")
            .listed();

    private OutboundConnectors() {}
}
