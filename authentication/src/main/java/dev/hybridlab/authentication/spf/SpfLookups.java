package dev.hybridlab.authentication.spf;

import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.SPFCheckerDNSResponseListener;
import org.apache.james.jspf.core.exceptions.PermErrorException;
import org.apache.james.jspf.core.exceptions.SPFResultException;
import org.apache.james.jspf.core.exceptions.TempErrorException;
import org.apache.james.jspf.terms.PTRMechanism;
import org.jspecify.annotations.Nullable;

/** The name service of one walk, with the limits of RFC 7208 §4.6.4. */
final class SpfLookups {
    private static final int MOST_VOIDS = 2;
    private static final int MOST_NAMES = 10; // of one mx, and of one address

    private final NameLookup names;
    private final Instant now;
    private int voids;

    SpfLookups(NameLookup names, Instant now) {
        this.names = names;
        this.now = now;
    }

    /** Answers without a record to terms that asked. */
    int voids() {
        return voids;
    }

    /** What jSPF expects: data of the records in a list that it may change, null for none. */
    @Nullable
    List<String> ask(DNSRequest request, SPFCheckerDNSResponseListener asker) throws SPFResultException {
        var name = request.getHostname();
        var type = type(request.getRecordType());
        return switch (names.ask(name, type, now)) {
            case NameAnswer.Found(var records) -> data(name, type, records);
            case NameAnswer.Absent absent -> none(asker);
            case NameAnswer.Failed failed -> unanswered(name + ": SERVFAIL", request, asker);
            case NameAnswer.TimedOut late -> unanswered(name + ": no answer in time", request, asker);
        };
    }

    private static ZoneRecord.Type type(int asked) {
        return switch (asked) {
            case DNSRequest.A -> ZoneRecord.Type.A;
            case DNSRequest.AAAA -> ZoneRecord.Type.AAAA;
            case DNSRequest.MX -> ZoneRecord.Type.MX;
            case DNSRequest.PTR -> ZoneRecord.Type.PTR;
            default -> ZoneRecord.Type.TXT;
        };
    }

    private static List<String> data(String name, ZoneRecord.Type type, List<ZoneRecord> records)
            throws PermErrorException {
        if (type == ZoneRecord.Type.MX && records.size() > MOST_NAMES) {
            throw new PermErrorException(name + " has " + records.size() + " mail exchangers: at most " + MOST_NAMES);
        }
        var data = new ArrayList<String>();
        for (var record : records) {
            var text = record.data();
            var host = type == ZoneRecord.Type.MX ? text.substring(text.indexOf(' ') + 1) : text;
            if (!host.equals(".") && (type != ZoneRecord.Type.PTR || data.size() < MOST_NAMES)) {
                data.add(host);
            }
        }
        return data;
    }

    private @Nullable List<String> none(SPFCheckerDNSResponseListener asker) throws PermErrorException {
        if (!asker.equals(SpfRecords.LISTENER) && ++voids > MOST_VOIDS) {
            throw new PermErrorException("more than " + MOST_VOIDS + " look-ups without an answer");
        }
        return null;
    }

    /** RFC 7208 §5: ends the walk, but for names of the client's address (§5.5, §7.3), which are then unknown. */
    private static @Nullable List<String> unanswered(
            String what, DNSRequest request, SPFCheckerDNSResponseListener asker) throws TempErrorException {
        if (request.getRecordType() == DNSRequest.PTR
                || asker instanceof PTRMechanism
                || asker.getClass().getName().startsWith(SpfRecords.MACROS)) {
            return null;
        }
        throw new TempErrorException(what);
    }
}
