package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code JournalRule} of both sides (ps: New-JournalRule). */
final class JournalRules {
    static final ObjectType TYPE = Family.of(
                    "JournalRule", "journalRules", "Name", Place.ONPREM, Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .modelled("names it in traces", "JRN-01")
            .text("JournalEmailAddress", Form.ADDRESS)
            .required()
            .modelled("where its reports go", "JRN-02")
            .text("Recipient", Form.ADDRESS)
            .modelled("mail of this recipient only, sent or received; a group stands for its members", "JRN-01")
            .word("Scope", "Global", "Internal", "External")
            .modelled("all mail, mail from inside to inside, or mail from or to the outside", "JRN-01")
            .flag("Enabled", true)
            .modelled("off: it takes nothing", "JRN-01")
            .listed();

    private JournalRules() {}
}
