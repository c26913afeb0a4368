package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import java.util.List;

/** Settings of a host outside that its software cannot carry out (LAB-61). */
final class SoftwareFindings {
    private static final List<String> OF_MODELLED_HOSTS = List.of(
            "software",
            "mailboxes",
            "relays",
            "returnsTo",
            "addsHeader",
            "disclaimer",
            "dropsHeaders",
            "rewritesReceived",
            "addsReceived",
            "holds",
            "answers",
            "tlsVersions");

    private SoftwareFindings() {}

    static void check(Configuration configuration, Findings findings) {
        for (var host : configuration.objects("", "internet")) {
            image(host, findings);
            if (host.text("software").filter("james"::equals).isPresent()) {
                james(host, findings);
            }
        }
    }

    /** LAB-64: what an image does cannot be told to it by keys of the lab's own hosts. */
    private static void image(ConfigObject host, Findings findings) {
        if (host.text("image").isEmpty()) {
            if (!host.texts("environment").isEmpty()) {
                findings.add(
                        host.originOf("environment"),
                        "'environment' is for a host that runs as an image",
                        "write 'image: name' beside it, or leave it out");
            }
            return;
        }
        for (var key : OF_MODELLED_HOSTS) {
            if (host.setting(key).filter(each -> each.origin().at().isPresent()).isPresent()) {
                findings.add(
                        host.originOf(key),
                        "'" + key + "' says nothing to the image '"
                                + host.text("image").orElseThrow() + "', which does as it was made",
                        "leave '" + key + "' out, or 'image'");
            }
        }
        for (var variable : host.texts("environment")) {
            if (variable.indexOf('=') < 1) {
                findings.add(
                        host.originOf("environment"),
                        "'" + variable + "' is no variable of an environment",
                        "write NAME=value");
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
