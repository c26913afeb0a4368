package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Journaling;
import dev.hybridlab.mailflow.journal.JournalAgent;
import dev.hybridlab.mailflow.journal.JournalAudience;
import dev.hybridlab.mailflow.journal.UndeliverableReports;
import dev.hybridlab.mailflow.topology.Tenant;
import java.time.Instant;
import java.util.Optional;

/** The journal rules of the tenant whose a message is (JRN-05), and who hears of reports that fail (JRN-06). */
final class Journal {
    private Journal() {}

    static Optional<Journaling> of(Cloud cloud, HeldMessage held, Instant now) {
        return cloud.tenantOf(held.attribution())
                .filter(tenant -> !tenant.journalRules().isEmpty())
                .map(tenant -> agent(cloud, tenant, held).of(held, now));
    }

    private static JournalAgent agent(Cloud cloud, Tenant tenant, HeldMessage held) {
        return new JournalAgent(
                tenant.journalRules(),
                new JournalAudience(tenant.domains(), tenant.recipients()),
                cloud.settings(),
                new JournalAgent.Writer(
                        cloud.names().hub(),
                        NoticeWriterName.manner(cloud, held).from(),
                        true,
                        UndeliverableReports.address(cloud.settings(), tenant.transportConfig())));
    }

    static Optional<EmailAddress> undeliverable(Cloud cloud, HeldMessage held) {
        return cloud.tenantOf(held.attribution())
                .flatMap(tenant -> UndeliverableReports.of(cloud.settings(), tenant.transportConfig(), held));
    }
}
