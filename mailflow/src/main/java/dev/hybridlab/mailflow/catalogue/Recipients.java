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
            .with(common(false))
            .text("ForwardingAddress", Form.ADDRESS)
            .modelled("forwards to a recipient of the directory", "ONP-RCPT-06")
            .text("ForwardingSmtpAddress", Form.ADDRESS)
            .modelled("forwards to any address", "ONP-RCPT-06")
            .flag("DeliverToMailboxAndForward", false)
            .modelled("keeps a copy of what it forwards", "ONP-RCPT-08")
            .text("server", Form.SERVER)
            .modelled("on-premises: the mailbox server; absent: the first one", "ONP-RCPT-07")
            .listed();

    static final ObjectType MAIL_USER = recipient("MailUser")
            .named(form(Form.ADDRESS))
            .modelled("rewritten to its outside address", "ONP-RCPT-11", "EXO-RCPT-05")
            .text("ExternalEmailAddress", Form.ADDRESS)
            .required()
            .modelled("where its mail goes", "ONP-RCPT-11", "EXO-RCPT-05", "EXO-RCPT-09")
            .with(common(false))
            .listed();

    static final ObjectType REMOTE_MAILBOX = recipient("RemoteMailbox")
            .named(form(Form.ADDRESS))
            .modelled("on-premises: a mailbox of the cloud", "ONP-RCPT-12")
            .text("RemoteRoutingAddress", Form.ADDRESS)
            .required()
            .modelled("where its mail goes, in the routing domain", "ONP-RCPT-12")
            .with(common(false))
            .listed();

    static final ObjectType MAIL_CONTACT = recipient("MailContact")
            .named(form(Form.ADDRESS))
            .modelled("rewritten to its outside address", "ONP-RCPT-11", "EXO-RCPT-05")
            .text("ExternalEmailAddress", Form.ADDRESS)
            .required()
            .modelled("where its mail goes", "ONP-RCPT-11", "EXO-RCPT-05")
            .with(common(false))
            .listed();

    static final ObjectType GROUP = recipient("DistributionGroup")
            .named(form(Form.ADDRESS))
            .modelled("expanded where it is resolved", "ONP-RCPT-06", "EXO-RCPT-06")
            .many("Members", form(Form.ADDRESS))
            .modelled("who gets its mail", "ONP-RCPT-06", "EXO-RCPT-06")
            .with(common(true))
            .listed();

    static final List<ObjectType> TYPES = List.of(MAILBOX, MAIL_USER, REMOTE_MAILBOX, MAIL_CONTACT, GROUP);

    private Recipients() {}

    private static Family recipient(String kind) {
        return kind.equals("RemoteMailbox")
                ? Family.of(kind, "recipients", kind, Place.ONPREM)
                : Family.of(kind, "recipients", kind, Place.ONPREM, Place.EXO, Place.TENANT);
    }

    private static List<Property> common(boolean authenticated) {
        return Family.of("Recipient", "recipients", "Name")
                .many("EmailAddresses", form(Form.ADDRESS))
                .modelled("further addresses of its own", "ONP-RCPT-01")
                .flag("RequireSenderAuthenticationEnabled", authenticated)
                .modelled("refuses anonymous senders", "ONP-RCPT-05", "ONP-RCPT-13", "EXO-RCPT-12")
                .text("DisplayName", Form.ANY)
                .noEffect("a label")
                .text("Alias", Form.ANY)
                .noEffect("routing addresses take the local part of the primary address")
                .properties();
    }
}
