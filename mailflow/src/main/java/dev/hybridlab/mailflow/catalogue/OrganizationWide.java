package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code TransportConfig} of both sides and {@code OrganizationConfig} of a tenant: one object each. */
final class OrganizationWide {
    static final ObjectType TRANSPORT_CONFIG = Family.of("TransportConfig", "transportConfig", "Name", Place.ONPREM)
            .text("Name", Form.ANY, "Transport Settings")
            .noEffect("one object an organisation")
            .text("MaxReceiveSize", Form.SIZE, "10 MB")
            .modelled("5.3.4 for a larger message that comes from outside", "LIM-01")
            .text("MaxSendSize", Form.SIZE, "10 MB")
            .modelled("5.2.3 for a larger message that a mailbox submits", "LIM-01")
            .text("MaxRecipientEnvelopeLimit", Form.COUNT, "500")
            .modelled("5.5.3 for a message with more recipients; a group counts as one", "LIM-03")
            .many("InternalSMTPServers", form(Form.IP_RANGE))
            .noEffect(
                    "skipped by filters that judge a connection by its address; the lab has none on-premises", "LIM-04")
            .many("TLSReceiveDomainSecureList", form(Form.DOMAIN))
            .modelled("a peer whose certificate proves one of these is a Partner", "LIM-04", "ONP-RECV-17")
            .many("TLSSendDomainSecureList", form(Form.DOMAIN))
            .modelled("recipient domains that must show their certificate", "LIM-04", "TLS-71")
            .text("ExternalPostmasterAddress", Form.ADDRESS)
            .modelled("the sender of notices; absent: postmaster@ the default accepted domain", "LIM-05")
            .text("JournalingReportNdrTo", Form.ADDRESS)
            .modelled("a journal report that cannot be delivered goes there; absent: it is lost", "JRN-06")
            .many("GenerateCopyOfDSNFor", form(Form.ANY), "5.1.4", "5.2.0", "5.2.4", "5.4.4", "5.4.6", "5.4.8")
            .modelled(
                    "a notice with one of these codes goes to the postmaster as well, if somebody has that address",
                    "NDR-11",
                    "NDR-56")
            .flag("InternalDelayDsnEnabled", true)
            .modelled("off: no delay notice to senders of accepted domains", "LIM-06", "LIM-46")
            .flag("ExternalDelayDsnEnabled", true)
            .modelled("off: no delay notice to other senders", "LIM-06", "LIM-46")
            .text("ExternalDsnMaxMessageAttachSize", Form.SIZE, "10 MB")
            .modelled("above it a notice to a sender of no accepted domain returns only headers", "LIM-07")
            .flag("ShadowRedundancyEnabled", true)
            .noEffect("a host that is down keeps its queue, so no shadow copy is ever sent", "LIM-08")
            .text("SafetyNetHoldTime", Form.DURATION, "2.00:00:00")
            .noEffect("no mailbox database of the lab is lost, so nothing is delivered again", "LIM-08")
            .flag("AgentGeneratedMessageLoopDetectionInSmtpEnabled", true)
            .noEffect("no agent of the lab makes messages of its own", "LIM-09")
            .flag("AgentGeneratedMessageLoopDetectionInSubmissionEnabled", true)
            .noEffect("no agent of the lab makes messages of its own", "LIM-09")
            .whole("MaxAllowedAgentGeneratedMessageDepth", 0, 1000, 3)
            .noEffect("no agent of the lab makes messages of its own", "LIM-09")
            .whole("MaxAllowedAgentGeneratedMessageDepthPerAgent", 0, 1000, 2)
            .noEffect("no agent of the lab makes messages of its own", "LIM-09")
            .word("HeaderPromotionModeSetting", "NoCreate", "MayCreate", "MustCreate")
            .noEffect("named properties of MAPI only", "LIM-10")
            .single();

    static final ObjectType TENANT_TRANSPORT_CONFIG = Family.of(
                    "TenantTransportConfig", "transportConfig", "Name", Place.EXO, Place.TENANT)
            .text("Name", Form.ANY, "Transport Settings")
            .noEffect("one object a tenant")
            .text("MessageExpiration", Form.DURATION, "1.00:00:00")
            .modelled("gives up; 12 to 24 h", "TIME-13")
            .text("ExternalPostmasterAddress", Form.ADDRESS)
            .modelled("the sender of notices; absent: postmaster@ the default accepted domain", "LIM-05")
            .text("JournalingReportNdrTo", Form.ADDRESS)
            .modelled("a journal report that cannot be delivered goes there; absent: it is lost", "JRN-06")
            .text("MaxReceiveSize", Form.SIZE)
            .noEffect("EXO has limits per mailbox in its place", "LIM-02")
            .text("MaxSendSize", Form.SIZE)
            .noEffect("EXO has limits per mailbox in its place", "LIM-02")
            .property("SmtpClientAuthenticationDisabled", new PropertyType.Flag())
            .modelled(
                    "smtp.office365.com lets no client log on whose mailbox does not say otherwise; absent: as"
                            + " createdAfterJanuary2020 of tenantSettings",
                    "AUTH-06",
                    "AUTH-09")
            .flag("AllowLegacyTLSClients", false)
            .modelled("smtp-legacy.office365.com takes clients of TLS 1.0 and 1.1", "AUTH-34")
            .word("HeaderPromotionModeSetting", "NoCreate", "MayCreate", "MustCreate")
            .noEffect("named properties of MAPI only", "LIM-10")
            .single();

    static final ObjectType AUTHENTICATION_POLICY = Family.of(
                    "AuthenticationPolicy", "authenticationPolicies", "Name", Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .noEffect("only the name by which mailboxes and the tenant mean it", "AUTH-35")
            .flag("AllowBasicAuthSmtp", false)
            .modelled("off: no password is taken at smtp.office365.com", "AUTH-35")
            .listed();

    static final ObjectType ORGANIZATION_CONFIG = Family.of(
                    "OrganizationConfig", "organizationConfig", "Name", Place.EXO, Place.TENANT)
            .text("Name", Form.ANY)
            .noEffect("one object a tenant")
            .text("DefaultAuthenticationPolicy", Form.ANY)
            .modelled("the policy of mailboxes without one of their own", "AUTH-35")
            .flag("RejectDirectSend", false)
            .modelled("refuses anonymous mail whose envelope sender is of the tenant", "EXO-ATTR-15", "EXO-ATTR-26")
            .word("outdatedServers", "none", "throttled", "blocked")
            .modelled("what on-premises servers of a build before oldestBuild meet: 450 or 550 at times", "LIM-40")
            .whole("outdatedMinutes", 0, 60, 5)
            .modelled("for so many minutes of each hour", "LIM-40", "LIM-44")
            .text("outdatedSince", Form.INSTANT)
            .modelled("when they were found: outdatedServers and outdatedMinutes follow from the days since", "TIME-54")
            .text("outdatedPauseUntil", Form.INSTANT)
            .modelled("until then nobody meets it: an administrator paused it, for 90 days a year at most", "LIM-41")
            .text("outdatedPauseFrom", Form.INSTANT)
            .modelled("when that pause began; absent: with the lab's clock", "LIM-41")
            .whole("outdatedDaysPaused", 0, 90, 0)
            .modelled("days of the year's 90 that earlier pauses took", "LIM-41")
            .text("oldestBuild", Form.BUILD)
            .modelled("the oldest build that is up to date; absent: every one is", "LIM-40")
            .single();

    static final ObjectType OUTBOUND_SPAM_POLICY = Family.of(
                    "HostedOutboundSpamFilterPolicy", "hostedOutboundSpamFilterPolicy", "Name", Place.EXO, Place.TENANT)
            .text("Name", Form.ANY, "Default")
            .noEffect("one object a tenant")
            .word("AutoForwardingMode", "Automatic", "Off", "On")
            .modelled("whether mailboxes and their rules may forward to outside; Automatic is Off", "EXO-RCPT-15")
            .single();

    private OrganizationWide() {}
}
