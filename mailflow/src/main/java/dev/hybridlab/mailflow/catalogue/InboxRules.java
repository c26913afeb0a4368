package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code InboxRule}, both sides: the rules of one mailbox act in the order in which they stand. */
final class InboxRules {
    static final ObjectType TYPE = Family.of("InboxRule", "inboxRules", "Name", Place.ONPREM, Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .noEffect("names it; no way or right hangs on it", "LOOP-09")
            .text("Mailbox", Form.ADDRESS)
            .required()
            .modelled("whose rule it is", "LOOP-09")
            .flag("Enabled", true)
            .modelled("off: it does nothing", "LOOP-09")
            .many("From", form(Form.ADDRESS))
            .modelled("acts on mail of these senders only", "LOOP-09")
            .many("SubjectContainsWords", form(Form.ANY))
            .modelled("acts on mail with one of these in its subject only", "LOOP-09")
            .many("RedirectTo", form(Form.ADDRESS))
            .modelled("the message goes on, its author kept", "LOOP-09", "EXO-RCPT-15", "DOM-27")
            .many("ForwardTo", form(Form.ADDRESS))
            .modelled("the mailbox writes anew what came", "LOOP-09", "EXO-RCPT-15", "DOM-27")
            .text("reply", Form.ANY)
            .modelled("answers with this text, as a rule of a client does", "DOM-27")
            .whole("Priority", 0, Integer.MAX_VALUE, 0)
            .noEffect("every rule that fits acts, and none keeps another from acting")
            .flag("DeleteMessage", false)
            .refused("the lab's mailboxes keep what comes, so that a run can show it")
            .listed();

    private InboxRules() {}
}
