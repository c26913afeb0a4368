package dev.hybridlab.smtp.dns;

import java.io.IOException;
import java.util.List;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/**
 * How a lab's server tells another process of the lab that it swallows a question: a fault of the scenario, that would cost
 * seconds of real time each. An EDNS option of the range for local use (RFC 6891 §9) that nobody outside ever gets.
 */
final class Silence extends IOException {
    private static final long serialVersionUID = 1;
    private static final int OPTION = 65_001;

    static byte[] told(byte[] question) throws IOException {
        var reply = Answers.reply(new Message(question), Rcode.SERVFAIL);
        reply.removeAllRecords(Section.ADDITIONAL);
        reply.addRecord(
                new OPTRecord(Answers.UDP_PAYLOAD, 0, 0, 0, List.of(new GenericEDNSOption(OPTION, new byte[0]))),
                Section.ADDITIONAL);
        return reply.toWire();
    }

    /** @throws Silence if this answer says so */
    static void notIn(Message answer) throws Silence {
        var opt = answer.getOPT();
        if (opt != null && !opt.getOptions(OPTION).isEmpty()) {
            throw new Silence();
        }
    }
}
