package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code SendConnector} on-premises (ps: New-SendConnector, Set-SendConnector). */
final class SendConnectors {
    static final ObjectType TYPE = Family.of("SendConnector", "sendConnectors", "Name", Place.ONPREM)
            .named(form(Form.ANY))
            .modelled("names it; the lowest name wins a tie", "ONP-SEND-06")
            .many("AddressSpaces", form(Form.ADDRESS_SPACE))
            .required()
            .modelled("the recipient domains it takes, and at what cost", "ONP-SEND-21", "ONP-SEND-02", "ONP-SEND-03")
            .flag("Enabled", true)
            .modelled("a disabled connector is never chosen", "ONP-SEND-22")
            .flag("DNSRoutingEnabled", true)
            .modelled("hands over to the mail exchangers of the recipient's domain", "ONP-SEND-22", "ONP-SEND-08")
            .many("SmartHosts", form(Form.HOST_OR_ADDRESS))
            .modelled("hands over to these hosts", "ONP-SEND-22")
            .word(
                    "SmartHostAuthMechanism",
                    "None",
                    "BasicAuth",
                    "BasicAuthRequireTLS",
                    "ExchangeServer",
                    "ExternalAuthoritative")
            .modelled("how it authenticates to a smart host", "ONP-SEND-23")
            .whole("Port", 1, 65535, 25)
            .modelled("the port of the next hop", "ONP-SEND-24")
            .text("Fqdn", Form.HOST_NAME)
            .modelled("the EHLO name; absent: the server's; chooses the certificate when none is named", "ONP-SEND-25")
            .flag("RequireTLS", false)
            .modelled("does not send without STARTTLS", "ONP-SEND-26")
            .flag("IgnoreSTARTTLS", false)
            .modelled("never uses TLS", "ONP-SEND-26")
            .wordOrNothing("TlsAuthLevel", "EncryptionOnly", "CertificateValidation", "DomainValidation")
            .modelled("how the server's certificate is judged; needs RequireTLS", "ONP-SEND-27", "TLS-11")
            .text("TlsDomain", Form.DOMAIN_PATTERN)
            .modelled("DomainValidation: the name that the server's certificate must carry", "ONP-SEND-28", "TLS-12")
            .text("TlsCertificateName", Form.CERTIFICATE)
            .modelled(
                    "the client certificate it shows; of several that match, the one that expires last",
                    "ONP-SEND-29",
                    "TLS-21")
            .flag("CloudServicesMailEnabled", false)
            .modelled("Organization headers leave as CrossPremises headers, XOORG is sent", "ONP-SEND-30")
            .flag("DomainSecureEnabled", false)
            .modelled(
                    "by MX to a domain of TLSSendDomainSecureList: only to a server with that domain's certificate",
                    "ONP-SEND-31",
                    "TLS-71")
            .flag("FrontendProxyEnabled", false)
            .modelled("sends through the Front End, which must listen on 717", "ONP-SEND-32", "ONP-SEND-87")
            .flag("IsScopedConnector", false)
            .modelled("seen only by servers of its own site", "ONP-SEND-33")
            .many("SourceTransportServers", form(Form.SERVER))
            .modelled("who may send; absent: the first Mailbox server", "ONP-SEND-34")
            .text("MaxMessageSize", Form.SIZE, "35 MB")
            .modelled("a larger message passes it over", "ONP-SEND-35", "ONP-SEND-01")
            .text("ConnectionInactivityTimeOut", Form.DURATION, "00:10:00")
            .noEffect(
                    "each message has a connection of its own here, which is closed at once and never idle",
                    "ONP-SEND-36")
            .whole("SmtpMaxMessagesPerConnection", 0, Integer.MAX_VALUE, 20)
            .noEffect("each message has a connection of its own here; no answer depends on it", "ONP-SEND-36")
            .word(
                    "ErrorPolicies",
                    "Default",
                    "DowngradeDnsFailures",
                    "DowngradeCustomFailures",
                    "UpgradeCustomFailures")
            .modelled("turns some 5xx into retries or 4xx into notices", "ONP-SEND-37", "ONP-SEND-88")
            .flag("ForceHELO", false)
            .modelled("HELO in place of EHLO, and so no extension", "ONP-SEND-38")
            .word("ProtocolLoggingLevel", "None", "Verbose")
            .noEffect("changes no mail; who writes None takes its sessions out of the protocol log", "ONP-SEND-38")
            .word("ConnectorType", "Default", "XPremises")
            .noEffect("a label", "ONP-SEND-38")
            .text("Comment", Form.ANY)
            .noEffect("a remark")
            .listed();

    private SendConnectors() {}
}
