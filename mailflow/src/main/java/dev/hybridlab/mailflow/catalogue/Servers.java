package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;
import static dev.hybridlab.mailflow.catalogue.Family.words;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** On-premises servers and their {@code TransportService} (ps: Set-TransportService; ex: message-intervals). */
final class Servers {
    static final ObjectType SERVER = Family.of("Server", "servers", "Name", Place.ONPREM)
            .named(form(Form.HOST_NAME))
            .modelled("names the server", "ONP-RECV-52")
            .text("Fqdn", Form.HOST_NAME)
            .required()
            .modelled("its host name", "ONP-RECV-43", "ONP-RECV-44")
            .many("address", form(Form.IP))
            .required()
            .modelled("its logical addresses, the first is its source address")
            .with(LabObjects.NETWORK)
            .many("certificates", form(Form.CERTIFICATE))
            .modelled("the certificates that are installed", "HYB-24")
            .word("version", "2019", "2016", "SE")
            .modelled("what Received lines print", "HDR-81")
            .word("windows", "2019", "2012R2", "2016", "2022", "2025")
            .modelled("2012R2: Received lines name the curve behind the cipher", "HDR-90", "HDX-11")
            .text("build", Form.BUILD)
            .modelled(
                    "the build in its place, such as that of a missing update; absent: its version's",
                    "LIM-40",
                    "HDR-81")
            .text("site", Form.ANY, "Default-First-Site-Name")
            .modelled("its Active Directory site", "ONP-SEND-04", "ONP-SEND-33")
            .many("openConnections", form(Form.ANY))
            .modelled("connections that others hold at the time, 198.18.99.9=20", "ONP-RECV-92", "ONP-RECV-60")
            .many("crashesOn", form(Form.ANY))
            .modelled(
                    "messages that end its transport service, by a field and a text in it: Subject: winmail",
                    "TIME-51",
                    "TIME-52")
            .flag("maintenance", false)
            .modelled("Set-ServerComponentState: its transport is inactive and turns every session away", "SMTP-37")
            .flag("backPressure", false)
            .modelled("it is out of memory or disk and puts mail off", "SMTP-63", "SMTP-83")
            .text("timeZone", Form.TIME_ZONE, "UTC")
            .modelled("the local time of its banner and Received lines, Europe/Berlin or +01:00", "HDR-91")
            .many("tlsVersions", words("TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"))
            .modelled("the versions of TLS it speaks; absent: what its version speaks as installed", "TLS-41")
            .many("stoppedServices", words("MSExchangeTransport"))
            .modelled(
                    "services that do not run: without MSExchangeTransport the Front End has nobody to proxy to",
                    "TLS-53")
            .word("role", "Mailbox", "Edge")
            .modelled("Edge: an Edge Transport server", "ONP-RECV-57")
            .text("subscribedSite", Form.ANY)
            .modelled("Edge: the site it is subscribed to; makes the two EdgeSync send connectors", "HYB-32")
            .many("syncedDomains", form(Form.DOMAIN_PATTERN))
            .modelled("Edge: the accepted domains that EdgeSync copied last; absent: all", "FLOW-19")
            .listed();

    static final ObjectType TRANSPORT_SERVICE = Family.of(
                    "TransportService", "transportServices", "Server", Place.ONPREM)
            .named(form(Form.SERVER))
            .modelled("the server whose queues these settings rule", "TIME-01")
            .whole("QueueGlitchRetryCount", 0, 15, 4)
            .modelled("quick retries of a queue", "TIME-02")
            .text("QueueGlitchRetryInterval", Form.DURATION, "00:01:00")
            .modelled("between the quick ones", "TIME-02")
            .whole("TransientFailureRetryCount", 0, 15, 6)
            .modelled("retries of the second stage", "TIME-03")
            .text("TransientFailureRetryInterval", Form.DURATION, "00:05:00")
            .modelled("between them; Edge 10 min", "TIME-03")
            .text("OutboundConnectionFailureRetryInterval", Form.DURATION, "00:10:00")
            .modelled("the third stage, until expiry; Edge 30 min", "TIME-04")
            .text("MessageRetryInterval", Form.DURATION, "00:15:00")
            .modelled("after a 4xx answer to one message", "TIME-05")
            .text("DelayNotificationTimeout", Form.DURATION, "04:00:00")
            .modelled("the delay notice", "TIME-07")
            .text("MessageExpirationTimeout", Form.DURATION, "2.00:00:00")
            .modelled("gives up", "TIME-06")
            .text("MaxIdleTimeBeforeResubmit", Form.DURATION, "12:00:00")
            .noEffect("a message that waits is sorted anew at every attempt, so never needs to be sent back", "TIME-08")
            .text("QueueMaxIdleTime", Form.DURATION, "00:03:00")
            .noEffect("a queue of the lab is what waits for its hop: it ends with its last message", "TIME-08")
            .text("MailboxDeliveryQueueRetryInterval", Form.DURATION, "00:05:00")
            .noEffect(
                    "a mailbox database of the lab is never away, so no delivery to a store is tried again", "TIME-09")
            .text("ResolverRetryInterval", Form.DURATION, "00:30:00")
            .noEffect("the lab's directory always answers, so no recipient waits to be resolved", "TIME-09")
            .whole("ExpansionSizeLimit", 1, 100000, 1000)
            .noEffect("a fork splits the work, not what each member gets; the lab forks by next hop", "TIME-12")
            .text("RoutingConfigReloadInterval", Form.DURATION, "12:00:00")
            .noEffect("a changed configuration counts at once, as by the notification of TIME-10", "TIME-10")
            .whole("MaxOutboundConnections", 1, 100000, 1000)
            .noEffect("a connection takes no virtual time, so none waits for another", "TIME-11")
            .whole("MaxPerDomainOutboundConnections", 1, 100000, 40)
            .noEffect("a connection takes no virtual time, so none waits for another", "TIME-11")
            .whole("MaxConcurrentMailboxDeliveries", 1, 256, 20)
            .noEffect("a delivery takes no virtual time, so none waits for another", "TIME-11")
            .flag("PoisonMessageDetectionEnabled", true)
            .modelled("off: a message that ends the service does so again and again", "TIME-12", "TIME-51")
            .whole("PoisonThreshold", 1, 10, 2)
            .modelled("how often it may before it lies in the poison queue", "TIME-12", "TIME-51")
            .text("ExternalIPAddress", Form.IP)
            .modelled("the address shown in Received lines", "TIME-17")
            .flag("SmtpSendTreatTransientErrorsAsPermanentErrors", true)
            .noEffect("a detail of the hand-off between front end and hub, which is one step here", "TIME-18")
            .listed();

    private Servers() {}
}
