package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;
import static dev.hybridlab.mailflow.catalogue.Family.words;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;
import java.util.List;

/**
 * {@code ReceiveConnector} on-premises (ps: Set-ReceiveConnector). Defaults are those of the machine-readable dumps;
 * profile {@code documented} has others for the hop limits.
 */
final class ReceiveConnectors {
    private static final String UNLIMITED = "Unlimited";

    static final ObjectType TYPE = Family.of(
                    "ReceiveConnector", "receiveConnectors", "Name", Place.SERVER, Place.ONPREM)
            .named(form(Form.ANY))
            .modelled("with its server its identity, EX01\\Default Frontend EX01", "ONP-RECV-52")
            .text("Server", Form.SERVER)
            .modelled("whose listener it is; given by the place in the file", "ONP-RECV-58")
            .flag("Enabled", true)
            .modelled("a disabled connector takes no connection", "ONP-RECV-01")
            .many("Bindings", form(Form.BINDING), "0.0.0.0:25", "[::]:25")
            .modelled("where it listens", "ONP-RECV-21", "ONP-RECV-58")
            .many(
                    "RemoteIPRanges",
                    form(Form.IP_RANGE),
                    "0.0.0.0-255.255.255.255",
                    "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
            .modelled("the client addresses it takes; the most specific range wins", "ONP-RECV-01", "ONP-RECV-21")
            .word("TransportRole", "FrontendTransport", "HubTransport")
            .modelled("which role listens", "ONP-RECV-22")
            .wordOrNothing("Usage", "Client", "Custom", "Internal", "Internet", "Partner")
            .modelled(
                    "New-ReceiveConnector: what a new connector has where nothing is said; absent: Custom",
                    "ONP-RECV-81",
                    "ONP-RECV-85")
            .many(
                    "AuthMechanism",
                    words(
                            "None",
                            "Tls",
                            "Integrated",
                            "BasicAuth",
                            "BasicAuthRequireTLS",
                            "ExchangeServer",
                            "ExternalAuthoritative"),
                    "Tls")
            .modelled("what it offers", "ONP-RECV-23")
            .many(
                    "PermissionGroups",
                    words(
                            "None",
                            "AnonymousUsers",
                            "ExchangeUsers",
                            "ExchangeServers",
                            "ExchangeLegacyServers",
                            "Partners",
                            "Custom"),
                    "None")
            .modelled("who may do what", "ONP-RECV-24", "ONP-RECV-61", "ONP-RECV-62")
            .many("AnonymousRights", form(Form.ANY))
            .modelled(
                    "rights granted to ANONYMOUS LOGON, e.g. ms-Exch-SMTP-Accept-Any-Recipient",
                    "ONP-RECV-05",
                    "ONP-RECV-11")
            .flag("RequireTLS", false)
            .modelled("refuses MAIL before STARTTLS", "ONP-RECV-25", "ONP-RECV-12")
            .text("TlsCertificateName", Form.CERTIFICATE)
            .modelled("the certificate it shows; one that is not installed makes STARTTLS vanish", "ONP-RECV-26")
            .many("TlsDomainCapabilities", form(Form.TLS_CAPABILITY))
            .modelled("peers whose client certificate gets XOORG and header promotion", "ONP-RECV-27", "ONP-RECV-09")
            .flag("SuppressXAnonymousTls", false)
            .modelled("hides X-ANONYMOUSTLS", "ONP-RECV-42")
            .text("Banner", Form.ANY)
            .modelled("the greeting, beginning with 220", "ONP-RECV-43")
            .text("Fqdn", Form.HOST_NAME)
            .modelled("the name of the EHLO answer; absent: the server's", "ONP-RECV-44")
            .with(limits())
            .with(keywords())
            .listed();

    private ReceiveConnectors() {}

    private static List<Property> limits() {
        return Family.of("", "", "")
                .whole("MaxHopCount", 1, 500, 60)
                .modelled("Received lines above which it refuses", "ONP-RECV-29", "LOOP-01")
                .whole("MaxLocalHopCount", 0, 50, 5)
                .modelled("Received lines of local servers above which it refuses; 0: never", "ONP-RECV-30", "LOOP-02")
                .text("MaxMessageSize", Form.SIZE, "36 MB")
                .modelled("refuses larger messages; announced by SIZE", "ONP-RECV-31", "ONP-RECV-96")
                .whole("MaxRecipientsPerMessage", 1, 512000, 200)
                .modelled("refuses further recipients", "ONP-RECV-32", "ONP-RECV-94")
                .whole("MaxProtocolErrors", 0, 1000, 5)
                .modelled("closes the session after so many errors", "ONP-RECV-34", "SMTP-91")
                .flag("BareLinefeedRejectionEnabled", false)
                .modelled("refuses a message with a bare LF", "ONP-RECV-41")
                .text("MaxHeaderSize", Form.SIZE, "256 KB")
                .modelled("refuses a message with a larger header", "ONP-RECV-31", "ONP-RECV-95")
                .text("MaxInboundConnection", Form.ANY, "5000")
                .modelled(
                        "connections at once: those of visitors, and those of the server's openConnections",
                        "ONP-RECV-33",
                        "ONP-RECV-92")
                .text("MaxInboundConnectionPerSource", Form.ANY, "20")
                .modelled("connections of one address", "ONP-RECV-33", "ONP-RECV-92")
                .whole("MaxInboundConnectionPercentagePerSource", 1, 100, 2)
                .modelled("share of the free connections that one address may take", "ONP-RECV-33", "ONP-RECV-92")
                .whole("MaxLogonFailures", 0, 1000, 3)
                .modelled("closes the session after so many failed logons", "ONP-RECV-34", "SMTP-91")
                .text("ConnectionTimeout", Form.DURATION, "00:10:00")
                .modelled("closes a session that is open for so long", "ONP-RECV-35", "ONP-RECV-91")
                .text("ConnectionInactivityTimeout", Form.DURATION, "00:05:00")
                .modelled("closes an idle session", "ONP-RECV-35", "ONP-RECV-91")
                .text("TarpitInterval", Form.DURATION, "00:00:05")
                .modelled("the evidence of a refusal to a stranger tells how late it comes", "ONP-RECV-36", "SMTP-92")
                .text("AuthTarpitInterval", Form.DURATION, "00:00:05")
                .modelled("the same for a failed logon", "ONP-RECV-36", "SMTP-92")
                .text("MessageRateLimit", Form.ANY, UNLIMITED)
                .modelled("messages a minute", "ONP-RECV-37", "ONP-RECV-93")
                .word("MessageRateSource", "IPAddress", "User", "None", "All")
                .modelled("whose rate is counted", "ONP-RECV-37")
                .properties();
    }

    private static List<Property> keywords() {
        var family = Family.of("", "", "")
                .word("SizeEnabled", "Enabled", "Disabled", "EnabledWithoutValue")
                .modelled("the SIZE keyword, with or without a value", "ONP-RECV-38");
        for (var keyword : List.of(
                "SmtpUtf8Enabled",
                "PipeliningEnabled",
                "ChunkingEnabled",
                "BinaryMimeEnabled",
                "EightBitMimeEnabled",
                "DeliveryStatusNotificationEnabled",
                "EnhancedStatusCodesEnabled")) {
            family.flag(keyword, true).modelled("the EHLO keyword", "ONP-RECV-39");
        }
        for (var off : List.of(
                "RejectReservedTopLevelRecipientDomains",
                "RejectReservedSecondLevelRecipientDomains",
                "RejectSingleLabelRecipientDomains")) {
            family.flag(off, false).modelled("refuses such recipients", "ONP-RECV-40", "SMTP-64", "SMTP-80");
        }
        return family.flag("OrarEnabled", false)
                .modelled("lists the keyword of alternate recipients", "ONP-RECV-40", "SMTP-81")
                .flag("LongAddressesEnabled", false)
                .modelled("lists its keyword and takes longer addresses", "ONP-RECV-40", "SMTP-82", "ONP-RCPT-19")
                .flag("EnableAuthGSSAPI", false)
                .modelled("lists GSSAPI before NTLM", "ONP-RECV-42", "SMTP-15")
                .word("ExtendedProtectionPolicy", "None", "Allow", "Require")
                .noEffect(
                        "channel binding of Integrated logons, all of which the lab refuses", "ONP-RECV-42", "SMTP-68")
                .flag("DomainSecureEnabled", false)
                .modelled(
                        "lets a certificate prove a domain of TLSReceiveDomainSecureList", "ONP-RECV-28", "ONP-RECV-17")
                .word("ProtocolLoggingLevel", "None", "Verbose")
                .noEffect("changes no mail; who writes None takes its sessions out of the protocol log", "ONP-RECV-53")
                .text("Comment", Form.ANY)
                .noEffect("a remark")
                .properties();
    }
}
