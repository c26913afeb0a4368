package dev.hybridlab.cli.bench;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.LabSigning;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.AuthenticationClaim;
import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.authentication.DkimResult;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.authentication.PublishedKeys;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import dev.hybridlab.mailflow.zone.Zones;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many messages of 10 KB one core judges a second: an rsa-2048 signature verified, SPF walked with an include, DMARC found. */
final class Judging {
    private static final int SIZE = 10_240;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final String DOMAIN = "fabrikam.example";
    private static final SigningKey KEY = SigningKey.of(DOMAIN, "s1");

    private final BorderEvaluation evaluation = new BorderEvaluation();
    private final AuthenticationClaim claim;

    Judging() {
        var zones = new Zones(
                List.of(
                        record(DOMAIN, "v=spf1 include:_spf.fabrikam.example -all"),
                        record("_spf." + DOMAIN, "v=spf1 ip4:198.18.30.0/24 -all"),
                        record("_dmarc." + DOMAIN, "v=DMARC1; p=reject"),
                        record(KEY.name(), PublishedKeys.text(KEY))),
                Map.of());
        var sender = new SpfClaim(
                IpAddress.of("198.18.30.25"),
                "mx.fabrikam.example",
                Optional.of(EmailAddress.of("outsider@fabrikam.example")),
                new ZoneLookup(zones, ""),
                LabSettings.DEFAULT_START);
        claim = new AuthenticationClaim(sender, signed());
    }

    private static ZoneRecord record(String owner, String text) {
        return new ZoneRecord(owner, Type.TXT, text, Duration.ofHours(1), "");
    }

    private static Message signed() {
        var text = new StringBuilder("From: outsider@fabrikam.example\r\nTo: anna@contoso.com\r\nSubject: load\r\n"
                + "Date: Mon, 02 Mar 2026 09:00:00 +0000\r\nMessage-ID: <1@fabrikam.example>\r\n\r\n");
        while (text.length() < SIZE) {
            text.append("0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ\r\n");
        }
        var message = Message.parse(text.toString().getBytes(StandardCharsets.US_ASCII));
        var how = new DkimSigning(
                KEY,
                Canonicalization.RELAXED,
                List.of("From", "To", "Subject", "Date", "Message-ID"),
                Optional.empty());
        var fields = new ArrayList<>(message.headers().fields());
        fields.addFirst(new LabSigning().dkim(how, message));
        return message.with(new Headers(fields));
    }

    /** Messages in a second of this thread's processor time. */
    double rate(int count) {
        var passed = 0;
        var start = CLOCK.getCurrentThreadCpuTime();
        for (var i = 0; i < count; i++) {
            var found = evaluation.judge(claim);
            var all = found.spf().result() == SpfResult.PASS
                    && found.dkim().getFirst().result() == DkimResult.PASS
                    && found.dmarc().result() == DmarcResult.PASS;
            passed += all ? 1 : 0;
        }
        var seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        if (passed < count) {
            throw new IllegalStateException("only " + passed + " of " + count + " passed");
        }
        return count / seconds;
    }
}
