package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import dev.hybridlab.mailflow.topology.HostSignature;

/** Mailboxes of hosts outside that no mail can reach, since their host does not take their domain. */
final class InternetFindings {
    private InternetFindings() {}

    static void check(Configuration configuration, Findings findings) {
        for (var host : configuration.objects("", "internet")) {
            var domains = host.texts("domains");
            for (var text : host.texts("signs")) {
                if (HostSignature.of(text, "example").isEmpty()) {
                    findings.add(
                            host.originOf("signs"),
                            "'" + text + "' names no key",
                            "write a selector, with its domain and its kind where they differ: s1, k1@bulk.example,"
                                    + " s1/ed25519, s1/rsa-1024");
                }
            }
            for (var mailbox : host.texts("mailboxes")) {
                var domain = mailbox.substring(mailbox.lastIndexOf('@') + 1);
                if (domains.stream().noneMatch(domain::equalsIgnoreCase)) {
                    findings.add(
                            host.originOf("mailboxes"),
                            "'" + mailbox + "' is in no domain of '" + host.identity() + "'",
                            "add '" + domain + "' to its domains; " + NearWord.suggestion(domain, domains));
                }
            }
        }
    }
}
