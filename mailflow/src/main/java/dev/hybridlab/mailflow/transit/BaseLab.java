package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import dev.hybridlab.mailflow.zone.NameLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every lab does alike, on code or on sockets: a queue a host, one story of steps, and the interventions of a
 * scenario. How time passes, how a host is dialled and who answers its DNS questions is the business of the kind of lab.
 * Safe for many threads.
 */
public abstract class BaseLab implements Lab {
    private final List<Step> steps = new ArrayList<>();
    private volatile World world;
    private volatile Map<String, HostQueue> queues = Map.of();
    private volatile Set<String> down = Set.of();
    private int interventions;

    protected BaseLab(World world) {
        this.world = world;
    }

    /** To be called once, when the subclass is ready to answer. */
    protected final void populate() {
        var all = new LinkedHashMap<>(queues);
        world.policies().forEach((name, policy) -> {
            if (runs(name)) {
                all.computeIfAbsent(name, any -> queueOf(policy));
            }
        });
        queues = all;
    }

    /** Whether this host is one of this lab's own; a lab of several processes has some in each. */
    protected boolean runs(String host) {
        return true;
    }

    protected abstract Agenda agenda();

    /** Returns when nothing is left to do at this virtual instant. */
    protected abstract void settle();

    /** Moves virtual time; everything that becomes due happens, in its order. */
    protected abstract void pass(Duration time);

    /** Called for hosts that are up only. */
    protected abstract Dialer.Dialled connect(Call call);

    /**
     * @param from who calls
     * @param to the host that has this address and listens on this port
     * @param addresses what the called host sees of it
     * @param port the logical port
     * @param session what for
     */
    protected record Call(
            HostIdentity from, HostIdentity to, AddressTranslation addresses, int port, SessionId session) {}

    /** The resolver of one host. */
    protected abstract NameLookup resolver(HostIdentity host);

    protected abstract MailStore store();

    /** The world is another one from now on. */
    protected abstract void changed(World before, World after);

    protected final World world() {
        return world;
    }

    /** The queue of a host of this lab. */
    protected final HostQueue queue(String host) {
        var queue = queues.get(host);
        if (queue == null) {
            throw new IllegalArgumentException("the lab has no host '" + host + "', only " + queues.keySet());
        }
        return queue;
    }

    /** Whether the host is switched off. */
    protected final boolean isDown(String host) {
        return down.contains(host);
    }

    private HostQueue queueOf(MailSystemPolicy policy) {
        var name = policy.host().name();
        var seed = world.topology().settings().seed();
        var ports = new Ports(this::dial, resolver(policy.host()), agenda(), this::write, store(), seed);
        return new HostQueue(() -> world.policies().getOrDefault(name, policy), ports);
    }

    private void write(Step step) {
        synchronized (steps) {
            steps.add(step);
        }
        written(step);
    }

    /** Called for each step as it happens, by whichever thread it happens in. */
    protected void written(Step step) {}

    private Dialer.Dialled dial(HostIdentity from, IpAddress address, int port, SessionId session) {
        var there = world.listening(address, port)
                .filter(policy -> !isDown(policy.host().name()));
        return there.flatMap(policy -> AddressTranslation.of(from, policy.host(), address)
                        .map(seen -> called(policy, new Call(from, policy.host(), seen, port, session))))
                .orElseGet(Dialer.Dialled.Refused::new);
    }

    private Dialer.Dialled called(MailSystemPolicy there, Call call) {
        return there.image().isEmpty()
                ? connect(call)
                : new Dialer.Dialled.Beyond(
                        call.to().name(), callsBeyond() ? Optional.of(connect(call)) : Optional.empty());
    }

    /** Whether hosts that are not modelled are there and can be called (LAB-64). */
    protected abstract boolean callsBeyond();

    @Override
    public final Instant now() {
        return agenda().now();
    }

    @Override
    public final void submit(String host, Submission submission, Message message) {
        queue(host).submit(submission, message);
        settle();
    }

    @Override
    public final void visit(Visitor visitor, Submission submission, Message message) {
        queueOf(visitor).submit(submission, message);
        settle();
    }

    @Override
    public final void advance(Duration by) {
        pass(by);
        write(new Step.Advanced(intervention(), by));
    }

    @Override
    public void down(String host) {
        queue(host).down();
        var more = new LinkedHashSet<>(down);
        more.add(host);
        down = Set.copyOf(more);
        write(new Step.Intervened(intervention(), "down " + host));
    }

    @Override
    public void up(String host) {
        var fewer = new LinkedHashSet<>(down);
        fewer.remove(host);
        down = Set.copyOf(fewer);
        write(new Step.Intervened(intervention(), "up " + host));
        queue(host).up();
        settle();
    }

    @Override
    public final void suspend(QueueIdentity which) {
        queue(which.host()).suspend(which.queue());
        write(new Step.Intervened(intervention(), "suspend " + which));
    }

    @Override
    public final void resume(QueueIdentity which) {
        write(new Step.Intervened(intervention(), "resume " + which));
        queue(which.host()).resume(which.queue());
        settle();
    }

    @Override
    public final void become(World after, String what) {
        var before = world;
        world = after;
        changed(before, after);
        write(new Step.Intervened(intervention(), what));
        populate();
    }

    @Override
    public final void retryQueues() {
        queues.values().forEach(HostQueue::retryNow);
        settle();
    }

    private synchronized Whereabouts intervention() {
        interventions++;
        return new Whereabouts(now(), "lab", new MessageRef("", interventions, 0), new Turn(0, 0, 0));
    }

    @Override
    public final List<Step> steps() {
        synchronized (steps) {
            return steps.stream().sorted(Comparator.comparing(Step::where)).toList();
        }
    }

    /** How many steps there are. */
    protected final int stepCount() {
        synchronized (steps) {
            return steps.size();
        }
    }

    /** What was written since there were {@code from} steps, in the order of writing. */
    protected final List<Step> stepsFrom(int from) {
        synchronized (steps) {
            return List.copyOf(steps.subList(Math.min(from, steps.size()), steps.size()));
        }
    }

    @Override
    public final List<Queued> queued() {
        return queues.values().stream()
                .flatMap(queue -> queue.queued().stream())
                .sorted(Comparator.comparing(Queued::host).thenComparing(Queued::message))
                .toList();
    }
}
