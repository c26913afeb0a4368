package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;

/** Settings of a host outside that its software cannot carry out (LAB-61). */
final class SoftwareFindings {
    private SoftwareFindings() {}

    static void check(Configuration configuration, Findings findings) {
        for (var host : configuration.objects("", "internet")) {
            if (host.text("software").filter("james"::equals).isPresent()) {
                james(host, findings);
            }
        }
    }

    private static void james(ConfigObject host, Findings findings) {
        for (var mailbox : host.texts("mailboxes")) {
            if (!isAscii(mailbox)) {
                findings.add(
                        host.originOf("mailboxes"),
                        "'" + mailbox + "' cannot get mail on 'software: james', which takes ASCII addresses only",
                        "write 'software: plain' or 'software: subetha', which list SMTPUTF8, or give it an ASCII"
                                + " address");
            }
        }
        for (var answer : host.texts("answers")) {
            if (!isAscii(answer)) {
                findings.add(
                        host.originOf("answers"),
                        "'" + answer + "' cannot be said by 'software: james', whose replies are ASCII",
                        "write the answer in ASCII, or 'software: plain'");
            }
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
