package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;
import java.util.List;

/** The entries of a directory. A file tells the kind by the key that carries the primary address. */
final class Recipients {
    static final ObjectType MAILBOX = recipient("Mailbox")
            .named(form(Form.ADDRESS))
            .modelled("delivered to the store", "ONP-RCPT-10", "EXO-RCPT-04")
            .with(mailbox("36 MB in the cloud", "ONP-RCPT-18", "LIM-02"))
            .text("MaxSendSize", Form.SIZE)
            .modelled("5.2.3 for a larger message of its own; absent: 35 MB in the cloud", "LIM-02", "LIM-13")
            .text("ForwardingAddress", Form.ADDRESS)
            .modelled("forwards to a recipient of the directory", "ONP-RCPT-06")
            .text("ForwardingSmtpAddress", Form.ADDRESS)
            .modelled("forwards to any address, where there is no ForwardingAddress", "ONP-RCPT-06")
            .flag("DeliverToMailboxAndForward", false)
            .modelled("keeps a copy of what it forwards", "ONP-RCPT-08")
            .word("AutoReplyState", "Disabled", "Enabled", "Scheduled")
            .modelled("answers what comes with one of its two texts", "DOM-50")
            .text("InternalMessage", Form.ANY)
            .modelled("the answer to an internal author; absent: none", "DOM-50")
            .text("ExternalMessage", Form.ANY)
            .modelled("the answer to everybody else; absent: none", "DOM-50", "DOM-26")
            .word("ExternalAudience", "All", "Known", "None")
            .modelled("who outside gets the external answer; Known: mail contacts of its side", "DOM-54", "DOM-53")
            .text("StartTime", Form.INSTANT)
            .modelled("Scheduled: answers from then on", "DOM-54")
            .text("EndTime", Form.INSTANT)
            .modelled("Scheduled: answers until then", "DOM-54")
            .property("SmtpClientAuthenticationDisabled", new PropertyType.Flag())
            .modelled(
                    "in the cloud: over the tenant's switch of the same name; absent: as the tenant has it", "AUTH-06")
            .flag("AccountDisabled", false)
            .modelled("in the cloud: nobody logs on with it at smtp.office365.com", "AUTH-08")
            .text("AuthenticationPolicy", Form.ANY)
            .modelled(
                    "in the cloud: the policy that says whether its password opens SMTP; absent: the tenant's",
                    "AUTH-35")
            .many("FullAccess", form(Form.ANY))
            .modelled(
                    "in the cloud: whose token opens it at smtp.office365.com: users, and service principals by their"
                            + " object id",
                    "AUTH-22",
                    "AUTH-23")
            .many("SendAs", form(Form.ADDRESS))
            .modelled("in the cloud: who else may send as it by smtp.office365.com", "AUTH-25")
            .many("GrantSendOnBehalfTo", form(Form.ADDRESS))
            .modelled("in the cloud: who else may send on its behalf by smtp.office365.com", "AUTH-26")
            .whole("RecipientLimits", 1, 1000, 500)
            .modelled("in the cloud: recipients of one message at smtp.office365.com", "AUTH-43")
            .whole("messagesLastMinute", 0, 1_000_000, 0)
            .modelled("in the cloud: sent by smtp.office365.com in the minute before the start", "AUTH-40")
            .whole("recipientsLastDay", 0, 1_000_000, 0)
            .modelled("in the cloud: written to by smtp.office365.com in the day before the start", "AUTH-41")
            .whole("openSessions", 0, 1_000, 0)
            .modelled("in the cloud: by which it sends at smtp.office365.com all the time, elsewhere", "AUTH-42")
            .flag("restricted", false)
            .modelled("in the cloud: blocked for outbound spam, its mail is refused at smtp.office365.com", "AUTH-27")
            .flag("full", false)
            .modelled("in the cloud: no room for the copy in Sent Items, as above", "AUTH-28")
            .text("server", Form.SERVER)
            .modelled("on-premises: the mailbox server; absent: the first one", "ONP-RCPT-07")
            .listed();

    static final ObjectType MAIL_USER = recipient("MailUser")
            .named(form(Form.ADDRESS))
            .modelled("rewritten to its outside address", "ONP-RCPT-11", "EXO-RCPT-05")
            .text("ExternalEmailAddress", Form.ADDRESS)
            .modelled(
                    "where its mail goes; absent: the migrated user whose targetAddress was lost",
                    "ONP-RCPT-11",
                    "ONP-RCPT-17",
                    "EXO-RCPT-05",
                    "EXO-RCPT-09")
            .flag("HVEAccount", false)
            .modelled("of the cloud: may log on to smtp-hve.office365.com", "AUTH-60")
            .many("HVEAppAccess", form(Form.ANY))
            .modelled(
                    "ids of the applications whose tokens open an HVEAccount, as Add-HVEAppAccess writes them",
                    "AUTH-62")
            .with(common(false))
            .listed();

    static final ObjectType REMOTE_MAILBOX = recipient("RemoteMailbox")
            .named(form(Form.ADDRESS))
            .modelled("on-premises: a mailbox of the cloud", "ONP-RCPT-12")
            .text("RemoteRoutingAddress", Form.ADDRESS)
            .modelled(
                    "where its mail goes; absent: its name in the domain of the remote domain with"
                            + " TargetDeliveryDomain",
                    "ONP-RCPT-12",
                    "DOM-23")
            .with(mailbox("any size", "ONP-RCPT-18"))
            .listed();

    static final ObjectType MAIL_CONTACT = recipient("MailContact")
            .named(form(Form.ADDRESS))
            .modelled("rewritten to its outside address", "ONP-RCPT-11", "EXO-RCPT-05")
            .text("ExternalEmailAddress", Form.ADDRESS)
            .required()
            .modelled("where its mail goes", "ONP-RCPT-11", "EXO-RCPT-05")
            .with(common(false))
            .listed();

    static final ObjectType PUBLIC_FOLDER = recipient("MailPublicFolder")
            .named(form(Form.ADDRESS))
            .modelled("delivered to the store, where nobody logs on to it; never synchronised", "ONP-RCPT-15")
            .with(common(false))
            .listed();

    static final ObjectType GROUP = recipient("DistributionGroup")
            .named(form(Form.ADDRESS))
            .modelled("expanded where it is resolved", "ONP-RCPT-06", "EXO-RCPT-06")
            .many("Members", form(Form.ADDRESS))
            .modelled("who gets its mail", "ONP-RCPT-06", "EXO-RCPT-06")
            .with(common(true))
            .listed();

    static final ObjectType DYNAMIC_GROUP = recipient("DynamicDistributionGroup")
            .named(form(Form.ADDRESS))
            .modelled("expanded at run time, never synchronised", "ONP-RCPT-14", "EXO-RCPT-11")
            .many(
                    "IncludedRecipients",
                    Family.words("AllRecipients", "MailboxUsers", "MailUsers", "MailContacts", "MailGroups", "None"))
            .modelled("whom it holds, by kind, as the directory stands at that moment", "ONP-RCPT-14")
            .text("RecipientFilter", Form.ANY)
            .refused("no directory attributes to filter by are modelled; IncludedRecipients says whom it holds")
            .with(common(true))
            .listed();

    static final List<ObjectType> TYPES =
            List.of(MAILBOX, MAIL_USER, REMOTE_MAILBOX, MAIL_CONTACT, PUBLIC_FOLDER, GROUP, DYNAMIC_GROUP);

    private Recipients() {}

    private static Family recipient(String kind) {
        return kind.equals("RemoteMailbox")
                ? Family.of(kind, "recipients", kind, Place.ONPREM)
                : Family.of(kind, "recipients", kind, Place.ONPREM, Place.EXO, Place.TENANT);
    }

    private static List<Property> common(boolean authenticated) {
        return addresses()
                .with(restrictions(authenticated))
                .text("MaxReceiveSize", Form.SIZE)
                .modelled("5.2.3 for a larger message; absent: any size", "ONP-RCPT-18")
                .text("DisplayName", Form.ANY)
                .noEffect("a label")
                .text("Alias", Form.ANY)
                .noEffect("addresses here are written out; routing addresses alone are made of an Alias")
                .properties();
    }

    /** @param takes what it takes where nothing is said */
    private static List<Property> mailbox(String takes, String... facts) {
        return addresses()
                .with(restrictions(false))
                .text("MaxReceiveSize", Form.SIZE)
                .modelled("5.2.3 for a larger message; absent: " + takes, facts)
                .text("DisplayName", Form.ANY)
                .noEffect("a label")
                .text("Alias", Form.ANY)
                .modelled(
                        "the local part of its routing address; absent: that of its primary address",
                        "ONP-RCPT-12",
                        "HYB-05")
                .properties();
    }

    private static Family addresses() {
        return Family.of("Recipient", "recipients", "Name")
                .many("EmailAddresses", form(Form.PROXY_ADDRESS))
                .modelled(
                        "further addresses of its own: SMTP and X500 are found, SIP and EUM are no mail", "ONP-RCPT-20")
                .text("LegacyExchangeDN", Form.DISTINGUISHED_NAME)
                .modelled("found by an IMCEAEX address, as an X500 entry is", "ONP-RCPT-21");
    }

    private static List<Property> restrictions(boolean authenticated) {
        return Family.of("Recipient", "recipients", "Name")
                .flag("RequireSenderAuthenticationEnabled", authenticated)
                .modelled("refuses anonymous senders", "ONP-RCPT-05", "ONP-RCPT-13", "EXO-RCPT-12")
                .many("AcceptMessagesOnlyFrom", form(Form.ADDRESS))
                .modelled("refuses every other sender", "ONP-RCPT-22", "EXO-RCPT-16")
                .many("AcceptMessagesOnlyFromDLMembers", form(Form.ADDRESS))
                .modelled("as AcceptMessagesOnlyFrom, for the members of these groups", "ONP-RCPT-22", "EXO-RCPT-16")
                .many("RejectMessagesFrom", form(Form.ADDRESS))
                .modelled("refuses these senders", "ONP-RCPT-22", "EXO-RCPT-16")
                .many("RejectMessagesFromDLMembers", form(Form.ADDRESS))
                .modelled("refuses the members of these groups", "ONP-RCPT-22", "EXO-RCPT-16")
                .flag("ModerationEnabled", false)
                .refused("moderation holds a message until somebody approves it; the lab has nobody who would")
                .many("ModeratedBy", form(Form.ADDRESS))
                .refused("moderation holds a message until somebody approves it; the lab has nobody who would")
                .properties();
    }
}
