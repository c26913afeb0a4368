package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.change.Migration;
import dev.hybridlab.harness.scenario.change.SyncedDirectories;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.QueueIdentity;
import dev.hybridlab.mailflow.transit.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plays steps on one lab; a forecast and a live lab get the very same calls. */
final class Rehearsal {
    /** Waits for queues to drain: in steps that grow, until longer than any Exchange queue keeps a message (TIME-06). */
    private static final List<Duration> DRAIN = List.of(
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(5));

    private final Lab lab;
    private final Situation situation;
    private final String scenario;
    private final SyncedDirectories directories;
    private World world;

    /** @param scenario its id, for subjects that the file leaves out */
    Rehearsal(Lab lab, Situation situation, String scenario) {
        this.lab = lab;
        this.situation = situation;
        this.scenario = scenario;
        this.world = situation.world();
        this.directories = new SyncedDirectories(situation.configuration());
    }

    Situation situation() {
        return situation;
    }

    World world() {
        return world;
    }

    void play(List<ScenarioStep> steps) {
        steps.forEach(this::play);
    }

    private void play(ScenarioStep step) {
        switch (step) {
            case ScenarioStep.Send send -> Posting.post(lab, world, send, scenario);
            case ScenarioStep.Advance(var at, var by) -> advance(by);
            case ScenarioStep.Sync sync -> sync();
            case ScenarioStep.Down(var at, var host) -> lab.down(known(at, host));
            case ScenarioStep.Up(var at, var host) -> lab.up(known(at, host));
            case ScenarioStep.Suspend(var at, var which) -> lab.suspend(known(at, which));
            case ScenarioStep.Resume(var at, var which) -> lab.resume(known(at, which));
            case ScenarioStep.ChangeStep(var at, var changes) ->
                become(situation.change(changes), "change " + paths(changes));
            case ScenarioStep.Dns(var at, var changes) -> become(situation.change(changes), "dns " + paths(changes));
            case ScenarioStep.Expire expire ->
                become(situation.edit(before -> expired(before, expire)), "expire " + expire.certificate());
            case ScenarioStep.Move move -> move(move);
        }
    }

    /** Synchronisation runs at its multiples on the way (ONP-RCPT-24). */
    private void advance(Duration by) {
        var left = by;
        for (var next = directories.next(lab.now());
                next.isPresent() && next.get().compareTo(left) <= 0; ) {
            lab.advance(next.get());
            left = left.minus(next.get());
            if (directories.differ(situation.configuration())) {
                sync();
            }
            next = directories.next(lab.now());
        }
        if (!left.isZero() || by.isZero()) {
            lab.advance(left);
        }
    }

    private void sync() {
        var now = situation.configuration();
        become(situation.edit(target -> directories.bring(now, target)), "sync");
        directories.settled(situation.configuration());
    }

    private void become(World after, String what) {
        world = after;
        lab.become(after, what);
    }

    private static String paths(List<Change> changes) {
        return changes.stream().map(Change::path).collect(Collectors.joining(", "));
    }

    private QueueIdentity known(SourceLine at, QueueIdentity which) {
        return new QueueIdentity(known(at, which.host()), which.queue());
    }

    private String known(SourceLine at, String host) {
        return world.policies().values().stream()
                .map(MailSystemPolicy::host)
                .filter(each ->
                        each.name().equalsIgnoreCase(host) || each.fqdn().equalsIgnoreCase(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(at + ": no host is called '" + host + "', only "
                        + world.policies().keySet()))
                .name();
    }

    private void move(ScenarioStep.Move move) {
        var migration = new Migration(move.mailbox(), move.at());
        become(
                situation.edit(
                        before -> move.to().equals("exo") ? migration.toCloud(before) : migration.toOnPremises(before)),
                "move " + move.mailbox() + " to " + move.to());
    }

    private Configuration expired(Configuration before, ScenarioStep.Expire expire) {
        var ended = new Setting(
                Value.of(lab.now().minusSeconds(1).toString()),
                new Origin(Origin.Kind.CHANGE, Optional.of(expire.at())));
        return before.mapped(
                new Section("", "certificates"),
                each -> each.identity().equalsIgnoreCase(expire.certificate()) ? each.with("notAfter", ended) : each);
    }

    /** Applies the fix where everything stands, retries the queues, and lets time pass until they are empty. */
    void mend(List<Change> fix) {
        become(situation.fix(fix), "fix " + paths(fix));
        lab.retryQueues();
        for (var pause : DRAIN) {
            if (!lab.queued().isEmpty()) {
                lab.advance(pause);
            }
        }
    }
}
