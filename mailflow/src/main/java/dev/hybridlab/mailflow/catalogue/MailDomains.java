package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code AcceptedDomain} and {@code RemoteDomain}, both sides. */
final class MailDomains {
    static final ObjectType ACCEPTED = Family.of(
                    "AcceptedDomain", "acceptedDomains", "DomainName", Place.ONPREM, Place.EXO, Place.TENANT)
            .named(form(Form.DOMAIN_PATTERN))
            .modelled("the domain; on-premises also *.contoso.com", "DOM-04", "DOM-09")
            .text("Name", Form.ANY)
            .noEffect("a label")
            .word("DomainType", "Authoritative", "InternalRelay", "ExternalRelay")
            .modelled(
                    "what happens to an unknown recipient; ExternalRelay on-premises only",
                    "DOM-01",
                    "DOM-02",
                    "DOM-03")
            .flag("MatchSubDomains", false)
            .modelled("EXO, InternalRelay: every subdomain is accepted too", "DOM-04")
            .flag("Default", false)
            .modelled("its postmaster sends the notices; without one the first", "DOM-06")
            .flag("AddressBookEnabled", false)
            .modelled(
                    "on Edge: unknown recipients end at RCPT; on by default for Authoritative", "DOM-05", "ONP-RCPT-16")
            .flag("OutboundOnly", false)
            .modelled("EXO: a domain for sending only, mail to it is refused", "DOM-07", "DOM-11")
            .flag("SendingFromDomainDisabled", false)
            .modelled("EXO: mail from it is returned", "DOM-07", "DOM-12")
            .flag("SendingToDomainDisabled", false)
            .modelled("EXO: mail to it is refused", "DOM-07", "DOM-11")
            .flag("IsCoexistenceDomain", false)
            .noEffect("marks <tenant>.mail.onmicrosoft.com, which the tenant brings", "DOM-08")
            .listed();

    static final ObjectType REMOTE = Family.of(
                    "RemoteDomain", "remoteDomains", "Name", Place.ONPREM, Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .noEffect("a label", "HYB-06")
            .text("DomainName", Form.DOMAIN_PATTERN)
            .required()
            .modelled("exact, *.x or *; the most specific wins", "DOM-21")
            .flag("IsInternal", false)
            .modelled(
                    "people there get the internal out-of-office text, as with AllowedOOFType InternalLegacy", "DOM-22")
            .flag("TargetDeliveryDomain", false)
            .modelled("on-premises: the domain of routing addresses", "DOM-23")
            .flag("TrustedMailInboundEnabled", false)
            .modelled("mail from the domain may count as internal", "DOM-24")
            .flag("TrustedMailOutboundEnabled", false)
            .modelled("organisation headers of mail to the domain are preserved", "DOM-25")
            .word("AllowedOOFType", "External", "ExternalLegacy", "InternalLegacy", "None")
            .modelled("which out-of-office text goes there, if any", "DOM-26", "DOM-22")
            .flag("AutoForwardEnabled", true)
            .modelled("inbox rules may forward there; off for the on-premises Default", "DOM-27")
            .flag("AutoReplyEnabled", true)
            .modelled("inbox rules may answer there; off for the on-premises Default", "DOM-27")
            .flag("NDREnabled", true)
            .modelled("off: senders there get no notice of a failure", "DOM-28")
            .flag("DeliveryReportEnabled", true)
            .modelled("off: senders there get no report of delay or delivery", "DOM-28")
            .flag("MeetingForwardNotificationEnabled", true)
            .noEffect("calendar only", "DOM-28")
            .flag("DisplaySenderName", true)
            .modelled("off: the sender's name is taken from From", "DOM-28")
            .property("TNEFEnabled", new PropertyType.Flag())
            .noEffect(
                    "how a client's rich text is wrapped; mailboxes here submit MIME, and no way or right hangs on it",
                    "DOM-29")
            .word("ContentType", "MimeHtmlText", "MimeHtml", "MimeText")
            .noEffect(
                    "how a client's text is written out; mailboxes here submit MIME, and no way or right hangs on it",
                    "DOM-29")
            .flag("NDRDiagnosticInfoEnabled", true)
            .modelled("on-premises, off: notices to senders there have no section for administrators", "DOM-30")
            .text("LineWrapSize", Form.ANY, "Unlimited")
            .noEffect(
                    "where a client's text is wrapped; mailboxes here submit MIME, and no way or right hangs on it",
                    "DOM-30")
            .whole("MessageCountThreshold", 0, Integer.MAX_VALUE, Integer.MAX_VALUE)
            .noEffect("the documents name it and tell no effect; its default is the largest number there is", "DOM-30")
            .listed();

    private MailDomains() {}
}
