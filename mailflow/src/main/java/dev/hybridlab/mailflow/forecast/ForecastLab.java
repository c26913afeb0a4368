package dev.hybridlab.mailflow.forecast;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import dev.hybridlab.mailflow.transit.Dialer;
import dev.hybridlab.mailflow.transit.HostQueue;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.MailStore;
import dev.hybridlab.mailflow.transit.Ports;
import dev.hybridlab.mailflow.transit.Queued;
import dev.hybridlab.mailflow.transit.ReceivingSession;
import dev.hybridlab.mailflow.transit.Visitor;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.mailflow.zone.CachingLookup;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A lab in pure code. Sees topology, steps and seed only. */
public final class ForecastLab implements Lab {
    private final ForecastAgenda agenda;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, HostQueue> queues = new LinkedHashMap<>();
    private final Map<String, NameLookup> resolvers = new LinkedHashMap<>();
    private final Set<String> down = new HashSet<>();
    private World world;
    private int interventions;

    public ForecastLab(World world) {
        this.world = world;
        this.agenda = new ForecastAgenda(world.topology().settings().start());
        world.policies().forEach((name, policy) -> queues.put(name, queueOf(policy)));
    }

    private HostQueue queueOf(MailSystemPolicy policy) {
        var name = policy.host().name();
        var names = resolvers.computeIfAbsent(
                policy.host().name(),
                any -> new CachingLookup((asked, type, now) ->
                        new ZoneLookup(world.topology().zones(), policy.host().side()).ask(asked, type, now)));
        var ports = new Ports(
                this::dial,
                names,
                agenda,
                steps::add,
                MailStore.NONE,
                world.topology().settings().seed());
        return new HostQueue(() -> Objects.requireNonNullElse(world.policies().get(name), policy), ports);
    }

    private Dialer.Dialled dial(HostIdentity from, IpAddress address, int port, SessionId session) {
        var there = world.listening(address, port)
                .filter(policy -> !down.contains(policy.host().name()));
        if (there.isEmpty()) {
            return new Dialer.Dialled.Refused();
        }
        var host = there.get().host();
        var peer = new Peer(
                session,
                from.addresses().getFirst(),
                new Peer.Local(address, port),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var receiving = new ReceivingSession(Objects.requireNonNull(queues.get(host.name())), peer);
        return new Dialer.Dialled.Open(host.name(), new ForecastDialogue(receiving, world, from, host));
    }

    @Override
    public Instant now() {
        return agenda.now();
    }

    @Override
    public void submit(String host, MessageRef ref, Envelope envelope, Message message) {
        var queue = queues.get(host);
        if (queue == null) {
            throw new IllegalArgumentException("the lab has no host '" + host + "', only " + queues.keySet());
        }
        queue.submit(new Submission(ref, envelope, now()), message);
        agenda.settle();
    }

    @Override
    public void visit(Visitor visitor, Submission submission, Message message) {
        queueOf(visitor).submit(submission, message);
        agenda.settle();
    }

    @Override
    public void advance(Duration by) {
        agenda.advance(by);
        steps.add(new Step.Advanced(intervention(), by));
    }

    @Override
    public void down(String host) {
        down.add(host);
        Objects.requireNonNull(queues.get(host), host).down();
        steps.add(new Step.Intervened(intervention(), "down " + host));
    }

    @Override
    public void up(String host) {
        down.remove(host);
        steps.add(new Step.Intervened(intervention(), "up " + host));
        Objects.requireNonNull(queues.get(host), host).up();
        agenda.settle();
    }

    @Override
    public void become(World changed, String what) {
        world = changed;
        steps.add(new Step.Intervened(intervention(), what));
        world.policies().forEach((name, policy) -> queues.computeIfAbsent(name, any -> queueOf(policy)));
    }

    @Override
    public void retryQueues() {
        queues.values().forEach(HostQueue::retryNow);
        agenda.settle();
    }

    private Whereabouts intervention() {
        interventions++;
        return new Whereabouts(now(), "lab", new MessageRef("", interventions, 0), new Turn(0, 0, 0));
    }

    @Override
    public List<Step> steps() {
        return steps.stream().sorted(Comparator.comparing(Step::where)).toList();
    }

    @Override
    public List<Queued> queued() {
        return queues.values().stream()
                .flatMap(queue -> queue.queued().stream())
                .toList();
    }
}
