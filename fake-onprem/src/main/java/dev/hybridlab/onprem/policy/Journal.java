package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Journaling;
import dev.hybridlab.mailflow.journal.JournalAgent;
import dev.hybridlab.mailflow.journal.JournalAudience;
import dev.hybridlab.mailflow.journal.UndeliverableReports;
import java.time.Instant;
import java.util.Optional;

/** The organization's journal rules: at every Mailbox server that holds a message, never at an Edge server (JRN-01). */
final class Journal {
    private Journal() {}

    static Optional<Journaling> of(Home home, HeldMessage held, Instant now) {
        var organization = home.organization();
        if (organization.journalRules().isEmpty() || home.server().build().edge()) {
            return Optional.empty();
        }
        var agent = new JournalAgent(
                organization.journalRules(),
                new JournalAudience(organization.domains(), organization.recipients()),
                home.settings(),
                new JournalAgent.Writer(
                        home.fqdn(),
                        NoticeWriterName.manner(home, held).from(),
                        false,
                        UndeliverableReports.address(home.settings(), organization.transportConfig())));
        return Optional.of(agent.of(held, now));
    }
}
