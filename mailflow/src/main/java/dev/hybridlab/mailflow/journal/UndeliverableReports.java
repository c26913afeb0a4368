package dev.hybridlab.mailflow.journal;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.Optional;

/** Who is told of a journal report that cannot be delivered, though nobody sent it: JournalingReportNdrTo (JRN-06). */
public final class UndeliverableReports {
    private UndeliverableReports() {}

    /** @param config TransportConfig of the side */
    public static Optional<EmailAddress> address(LabSettings settings, ConfigObject config) {
        return settings.assumption(Assumption.UNDELIVERABLE_REPORTS).equals("notice")
                ? config.text("JournalingReportNdrTo").flatMap(EmailAddress::tryParse)
                : Optional.empty();
    }

    /** The same, for this message: empty unless it is a report. */
    public static Optional<EmailAddress> of(LabSettings settings, ConfigObject config, HeldMessage held) {
        return JournalReport.is(held) ? address(settings, config) : Optional.empty();
    }
}
