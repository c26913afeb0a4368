package dev.hybridlab.cli.bench;

import dev.hybridlab.harness.lab.EmbeddedLab;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.ScenarioRun;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.smtp.tls.LabCertificates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The benchmark. Ours and the peer take turns, round by round, so that both meet the same machine; the first three rounds warm
 * up and are not counted.
 *
 * @param scenario three hops with STARTTLS
 * @param environment as {@code run} has it
 * @param world of the scenario's topology, for the listeners
 * @param rounds that are counted
 */
public record Bench(Scenario scenario, Environment environment, World world, int rounds) {
    private static final int CONNECTIONS = 10;
    private static final int MESSAGES_EACH = 300;
    private static final int PARALLEL = 200;
    private static final int WARM_UP = 400;
    private static final int TIMED = 200;
    private static final int MANY = 1_000;
    private static final int THREE = 3;
    private static final int DECISIONS = 500_000;
    private static final int WARM_UP_ROUNDS = 3;
    /** Both servers become faster until a JVM has seen some 30,000 messages. */
    private static final int ACCEPTING_WARM_UP_ROUNDS = 10;

    private static final int WANTED_DECISIONS = 500_000;

    /** Measures everything; each figure is handed over as soon as it is there. */
    public List<Figure> run(Consumer<Figure> heard) throws IOException {
        var all = new ArrayList<Figure>();
        all.add(tell(decisions(), heard));
        try (var peer = Peer.greenMail()) {
            all.add(tell(accepting(peer), heard));
            all.add(tell(connecting(peer), heard));
        }
        var cloud = mailbox(world.topology().tenants().getFirst().recipients());
        var senders = new SenderFigures(world, cloud, rounds);
        all.add(tell(senders.submitting(), heard));
        all.add(tell(senders.judging(), heard));
        all.add(tell(senders.switchedOff(), heard));
        all.add(tell(threeHops(), heard));
        all.add(tell(many(), heard));
        return all;
    }

    /** The rules alone, on one core. */
    private Figure decisions() {
        var load = MachineLoad.now();
        var decisions = new Decisions(world);
        var rates = new ArrayList<Double>();
        for (var round = -WARM_UP_ROUNDS; round < rounds; round++) {
            var rate = decisions.rate(DECISIONS);
            if (round >= 0) {
                rates.add(rate);
            }
        }
        return Figure.rate(
                "complete routing decisions of both sides' policies on one core, every candidate with its reason",
                Spread.of(rates),
                WANTED_DECISIONS,
                load);
    }

    private static Figure tell(Figure figure, Consumer<Figure> heard) {
        heard.accept(figure);
        return figure;
    }

    private interface Measure {
        double of(Load load) throws IOException;
    }

    /** @param host in the lab, with port 25 */
    private record Door(String host, String recipient) {}

    /** An on-premises server with default connectors, which decides, stamps and delivers to a mailbox of its own. */
    private Figure accepting(Peer peer) throws IOException {
        var organization = world.topology().organizations().getFirst();
        var door = new Door(organization.servers().getFirst().name(), mailbox(organization.recipients()));
        return beside(
                peer,
                "accepting 1 KB messages over " + CONNECTIONS
                        + " kept connections, decided, stamped, stored, sessions recorded",
                new Own(door, ACCEPTING_WARM_UP_ROUNDS, load -> load.kept(CONNECTIONS, MESSAGES_EACH)),
                1.5);
    }

    /** Exchange Online, since an on-premises server takes 20 connections of one source (MaxInboundConnectionPerSource). */
    private Figure connecting(Peer peer) throws IOException {
        var edge = world.listening(IpAddress.of(ExchangeOnline.ADDRESS), 25)
                .orElseThrow(() -> new IllegalStateException("nobody listens for Exchange Online"));
        var door = new Door(
                edge.host().name(),
                mailbox(world.topology().tenants().getFirst().recipients()));
        return beside(
                peer,
                PARALLEL + " parallel connects, one message each",
                new Own(door, WARM_UP_ROUNDS, load -> load.parallelConnects(PARALLEL)),
                10);
    }

    private static String mailbox(Directory directory) {
        return directory.all().stream()
                .filter(each -> each.kind() == Recipient.Kind.MAILBOX)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the topology has a side without a mailbox"))
                .primary()
                .toString();
    }

    private record Own(Door door, int warmUpRounds, Measure measure) {}

    private Figure beside(Peer peer, String what, Own own, double goal) throws IOException {
        var ours = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (var round = -own.warmUpRounds(); round < rounds; round++) {
            var here = measured(own);
            var there = own.measure()
                    .of(new Load(new Load.Target(peer.address(), "sink@contoso.example", Load.oneKilobyte())));
            peer.forget();
            if (round >= 0) {
                ours.add(here);
                theirs.add(there);
            }
        }
        return Figure.faster(what + ", beside " + peer.name(), Spread.of(ours), Spread.of(theirs), goal);
    }

    /** A lab of its own each round, so that evidence does not pile up. */
    private double measured(Own own) throws IOException {
        var door = own.door();
        try (var lab = EmbeddedLab.start(world, LabOptions.rehearsal())) {
            var server = lab.socketOf(door.host(), 25);
            return own.measure().of(new Load(new Load.Target(server, door.recipient(), Load.oneKilobyte())));
        }
    }

    private Figure threeHops() throws IOException {
        var certificates = new LabCertificates(world.topology().certificates());
        var certificate = world.topology().certificates().all().stream()
                .filter(spec -> spec.issuedBy().isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the topology has no certificate"))
                .name();
        var bare = new BareHops(certificates, certificate, Load.oneKilobyte());
        for (var i = 0; i < WARM_UP; i++) {
            bare.run(THREE);
            once();
        }
        var ours = new ArrayList<Double>();
        var reference = new ArrayList<Double>();
        for (var i = 0; i < TIMED; i++) {
            var start = System.nanoTime();
            bare.run(THREE);
            var middle = System.nanoTime();
            once();
            reference.add((middle - start) / 1e6);
            ours.add((System.nanoTime() - middle) / 1e6);
        }
        return Figure.within(
                "a warm scenario of three STARTTLS hops (forecast, lab, judgement), beside bare sockets",
                Spread.of(ours),
                Spread.of(reference),
                2);
    }

    private void once() {
        var record = new ScenarioRun(scenario, environment).run();
        if (record.status() != ScenarioRecord.Status.PASSED) {
            throw new IllegalStateException(
                    "the scenario " + scenario.identity().id() + " did not pass: " + record.status());
        }
    }

    private Figure many() {
        var load = MachineLoad.now();
        var rates = new ArrayList<Double>();
        for (var round = 0; round < Math.max(1, rounds / 2); round++) {
            var start = System.nanoTime();
            var all = new ArrayList<Future<?>>();
            try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
                for (var i = 0; i < MANY; i++) {
                    all.add(pool.submit(this::once));
                }
                for (var each : all) {
                    each.get();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
            rates.add(MANY / ((System.nanoTime() - start) / 1e9));
        }
        return Figure.rate(
                MANY + " such scenarios in one JVM on " + Runtime.getRuntime().availableProcessors() + " cores",
                Spread.of(rates),
                80,
                load);
    }
}
