package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.time.Duration;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What a message of a DNS server means to who asked. */
final class Understood {
    private Understood() {}

    /** The records of the wanted type, kept no longer than the aliases that led to them. */
    static NameAnswer from(Message answer, ZoneRecord.Type type) {
        return switch (answer.getRcode()) {
            case Rcode.NOERROR -> records(answer, type);
            case Rcode.NXDOMAIN -> new NameAnswer.Absent(false);
            default -> new NameAnswer.Failed();
        };
    }

    private static NameAnswer records(Message answer, ZoneRecord.Type type) {
        var section = answer.getSection(Section.ANSWER);
        var found = section.stream()
                .filter(each -> each.getType() == WireRecords.code(type))
                .toList();
        if (found.isEmpty()) {
            return new NameAnswer.Absent(true);
        }
        var atMost = section.stream()
                .filter(each -> each instanceof CNAMERecord)
                .mapToLong(Record::getTTL)
                .min()
                .orElse(Long.MAX_VALUE);
        return new NameAnswer.Found(found.stream()
                .map(each -> new ZoneRecord(
                        WireNames.text(each.getName()),
                        type,
                        WireRecords.data(each),
                        Duration.ofSeconds(Math.min(each.getTTL(), atMost)),
                        ""))
                .toList());
    }
}
