package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code InboundConnector} of Exchange Online (ps: New-InboundConnector). */
final class InboundConnectors {
    static final ObjectType TYPE = Family.of("InboundConnector", "inboundConnectors", "Name", Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .modelled("names it in traces", "EXO-ATTR-41")
            .flag("Enabled", true)
            .modelled("a disabled connector takes no part in attribution", "EXO-ATTR-42")
            .word("ConnectorType", "Partner", "OnPremises")
            .required()
            .modelled(
                    "OnPremises: the tenant's own server, may relay and be trusted; Partner: only restricts",
                    "EXO-ATTR-43",
                    "EXO-ATTR-31",
                    "EXO-ATTR-32")
            .word("ConnectorSource", "Default", "HybridWizard", "Migrated", "AdminUI")
            .noEffect("a label", "EXO-ATTR-44")
            .many("SenderDomains", form(Form.DOMAIN_PATTERN), "*")
            .modelled("Partner: which envelope senders it applies to", "EXO-ATTR-45")
            .many("AssociatedAcceptedDomains", form(Form.DOMAIN))
            .modelled("narrows it to some of the tenant's accepted domains", "EXO-ATTR-46")
            .many("SenderIPAddresses", form(Form.IP_RANGE))
            .modelled("the client addresses it takes", "EXO-ATTR-47", "EXO-ATTR-04")
            .text("TlsSenderCertificateName", Form.DOMAIN_PATTERN)
            .modelled(
                    "the client certificate it takes; its domain must be accepted in the tenant",
                    "EXO-ATTR-48",
                    "EXO-ATTR-05")
            .flag("RequireTls", true)
            .modelled("Partner: refuses fitting mail without TLS", "EXO-ATTR-49", "EXO-ATTR-50")
            .flag("RestrictDomainsToCertificate", false)
            .modelled(
                    "Partner: refuses mail of SenderDomains unless the certificate matches",
                    "EXO-ATTR-51",
                    "EXO-ATTR-16")
            .flag("RestrictDomainsToIPAddresses", false)
            .modelled("Partner: refuses mail of SenderDomains unless the address matches", "EXO-ATTR-52", "EXO-ATTR-16")
            .flag("CloudServicesMailEnabled", false)
            .modelled(
                    "CrossPremises headers of accepted mail become Organization headers; off: they are removed",
                    "EXO-ATTR-53")
            .flag("TreatMessagesAsInternal", false)
            .modelled("OnPremises: mail from an accepted domain is internal", "EXO-ATTR-54")
            .many("TrustedOrganizations", form(Form.DOMAIN))
            .modelled("other tenants whose mail may pass through it, by address", "EXO-ATTR-55", "EXO-ATTR-62")
            .flag("EFSkipLastIP", false)
            .modelled(
                    "looks for the source behind the last public hop and names it in headers; SPF, DKIM and DMARC are"
                            + " judged by it",
                    "EXO-ATTR-56",
                    "EXO-ATTR-63",
                    "EXO-ATTR-64")
            .many("EFSkipIPs", form(Form.IP_RANGE))
            .modelled(
                    "looks for the source behind these addresses and names it in headers; SPF, DKIM and DMARC are"
                            + " judged by it",
                    "EXO-ATTR-56",
                    "EXO-ATTR-57",
                    "EXO-ATTR-63")
            .many("EFUsers", form(Form.ADDRESS))
            .modelled("recipients for whom it looks for the source; none: all", "EXO-ATTR-56")
            .many("ScanAndDropRecipients", form(Form.ADDRESS))
            .noEffect("reserved", "EXO-ATTR-58")
            .flag("EFTestMode", false)
            .noEffect("reserved", "EXO-ATTR-58")
            .many("ClientHostNames", form(Form.ANY))
            .noEffect("undocumented", "EXO-ATTR-58")
            .text("Comment", Form.ANY)
            .noEffect("a remark")
            .listed();

    private InboundConnectors() {}
}
