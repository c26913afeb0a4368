package dev.hybridlab.cli.bench;

import dev.hybridlab.harness.lab.EmbeddedLab;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.AuthenticationClaim;
import dev.hybridlab.mailflow.authentication.AuthenticationFindings;
import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.MessageSigning;
import dev.hybridlab.mailflow.authentication.SenderAuthentication;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.authentication.SpfFinding;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.smtp.tls.LabCertificates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * What client submission and the judging of senders cost.
 *
 * @param mailbox of Exchange Online, that submits and receives
 * @param rounds that are counted
 */
record SenderFigures(World world, String mailbox, int rounds) {
    private static final int WARM_UP_ROUNDS = 3;
    private static final int JUDGED = 2_000;
    private static final int PASSES = 20_000;
    private static final int SUBMITTED = 10; // of each kind: a mailbox may send thirty messages a minute
    private static final int WANTED_JUDGED = 1_000;

    /** By token beside by password, in the same lab, in turn. */
    Figure submitting() throws IOException {
        var tls = new LabCertificates(world.topology().certificates());
        var client = new Submissions(tls, world.topology(), mailbox);
        var byToken = new ArrayList<Double>();
        var byPassword = new ArrayList<Double>();
        for (var round = -WARM_UP_ROUNDS; round < 2 * rounds; round++) {
            try (var lab = EmbeddedLab.start(world, LabOptions.rehearsal())) {
                var server = lab.socketOf("exo", IpAddress.of(ExchangeOnline.SUBMISSION_ADDRESS), 587);
                for (var i = 0; i < SUBMITTED; i++) {
                    var password = client.byPassword(server);
                    var token = client.byToken(server);
                    if (round >= 0) {
                        byPassword.add(password);
                        byToken.add(token);
                    }
                }
            }
        }
        return Figure.within(
                "one message submitted by XOAUTH2 with its TLS handshake, beside the same by AUTH LOGIN",
                Spread.of(byToken),
                Spread.of(byPassword),
                1.5);
    }

    /** On one core. */
    Figure judging() {
        var load = MachineLoad.now();
        var judging = new Judging();
        return Figure.rate(
                "10 KB messages judged on one core: rsa-2048 DKIM, SPF with an include, DMARC",
                spread(() -> judging.rate(JUDGED)),
                WANTED_JUDGED,
                load);
    }

    /** Switched off, beside the same rules with nobody who could judge or sign. */
    Figure switchedOff() {
        var off = off(world.topology());
        var ours = new BorderPasses(off, Worlds.AUTHENTICATOR, mailbox);
        var without = new BorderPasses(off, new Authenticator(new Nobody(), new Nobody()), mailbox);
        var here = new ArrayList<Double>();
        var there = new ArrayList<Double>();
        for (var round = -WARM_UP_ROUNDS; round < 2 * rounds; round++) {
            var with = ours.rate(PASSES);
            var none = without.rate(PASSES);
            if (round >= 0) {
                here.add(with);
                there.add(none);
            }
        }
        return Figure.faster(
                "messages at the border with senderChecks off, beside the same without anybody who judges or signs",
                Spread.of(here),
                Spread.of(there),
                0.9);
    }

    private Spread spread(DoubleSupplier measure) {
        var rates = new ArrayList<Double>();
        for (var round = -WARM_UP_ROUNDS; round < rounds; round++) {
            var rate = measure.getAsDouble();
            if (round >= 0) {
                rates.add(rate);
            }
        }
        return Spread.of(rates);
    }

    private static Topology off(Topology topology) {
        var settings = topology.settings();
        var switched = new HashMap<>(settings.assumptions());
        switched.put(Assumption.SENDER_CHECKS.word(), "off");
        return new Topology(
                new LabSettings(settings.seed(), settings.start(), settings.profile(), switched),
                topology.certificates(),
                topology.organizations(),
                topology.tenants(),
                topology.internet(),
                topology.firewalls(),
                topology.zones());
    }

    /** Whoever asks has not switched it off. */
    private static final class Nobody implements SenderAuthentication, MessageSigning {
        @Override
        public AuthenticationFindings judge(AuthenticationClaim claim) {
            throw new IllegalStateException("it is switched off");
        }

        @Override
        public SpfFinding spf(SpfClaim claim) {
            throw new IllegalStateException("it is switched off");
        }

        @Override
        public HeaderField dkim(DkimSigning how, Message message) {
            throw new IllegalStateException("it is switched off");
        }

        @Override
        public List<HeaderField> arc(ArcSealing how, Message message) {
            throw new IllegalStateException("it is switched off");
        }
    }
}
