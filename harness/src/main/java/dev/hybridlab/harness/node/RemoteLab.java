package dev.hybridlab.harness.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.QueueIdentity;
import dev.hybridlab.mailflow.transit.Queued;
import dev.hybridlab.mailflow.transit.Visitor;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.record.codec.Codec;
import dev.hybridlab.record.run.SessionTranscript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One lab whose hosts run in several processes: every call goes to the process that it concerns, or to all of them. */
final class RemoteLab implements Lab {
    private final Crew crew;
    private final RemoteClock clock;
    private final List<Step> own = new ArrayList<>();
    private int interventions;

    RemoteLab(Crew crew, World world) {
        this.crew = crew;
        this.clock = new RemoteClock(crew, world.topology().settings().start());
        crew.begin(world, now());
    }

    static Configuration configured(World world) {
        return world.configured()
                .orElseThrow(() -> new IllegalStateException("a lab of several processes needs the configuration of its"
                        + " topology, and this one has none"));
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    static ObjectNode mail(Submission submission, Message message) {
        var node = NodeClient.empty();
        node.set("submission", Codec.write(submission));
        node.set("message", Codec.write(message));
        return node;
    }

    @Override
    public void submit(String host, Submission submission, Message message) {
        crew.tell(host, "/submissions", NodeClient.empty().put("host", host).setAll(mail(submission, message)));
        clock.settle();
    }

    @Override
    public void visit(Visitor visitor, Submission submission, Message message) {
        var body = NodeClient.empty();
        body.set("visitor", Codec.write(visitor));
        crew.tellNames("/visits", body.setAll(mail(submission, message)));
        clock.settle();
    }

    @Override
    public void advance(Duration by) {
        clock.advance(by);
        write(new Step.Advanced(intervention(), by));
    }

    @Override
    public void down(String host) {
        crew.tell(host, "/down", NodeClient.empty().put("host", host));
        write(new Step.Intervened(intervention(), "down " + host));
    }

    @Override
    public void up(String host) {
        write(new Step.Intervened(intervention(), "up " + host));
        crew.up(host);
        clock.settle();
    }

    @Override
    public void suspend(QueueIdentity which) {
        crew.tell(which.host(), "/suspend", Codec.write(which));
        write(new Step.Intervened(intervention(), "suspend " + which));
    }

    @Override
    public void resume(QueueIdentity which) {
        write(new Step.Intervened(intervention(), "resume " + which));
        crew.tell(which.host(), "/resume", Codec.write(which));
        clock.settle();
    }

    @Override
    public void become(World world, String what) {
        crew.become(world, what, now());
        write(new Step.Intervened(intervention(), what));
    }

    @Override
    public void retryQueues() {
        crew.tellAll("/retry", NodeClient.empty());
        clock.settle();
    }

    private Whereabouts intervention() {
        interventions++;
        return new Whereabouts(now(), "lab", new MessageRef("", interventions, 0), new Turn(0, 0, 0));
    }

    private void write(Step step) {
        own.add(step);
    }

    @Override
    public List<Step> steps() {
        var all = new ArrayList<>(own);
        all.addAll(crew.steps());
        all.sort(Comparator.comparing(Step::where));
        return all;
    }

    @Override
    public List<Queued> queued() {
        return crew.all("/queued", Queued.class).stream()
                .sorted(Comparator.comparing(Queued::host).thenComparing(Queued::message))
                .toList();
    }

    /** At the process of the host that calls. */
    void fault(String from, String to, Fault fault) {
        var wanted = fault.kind() == Fault.Kind.BLACKHOLE;
        var told = crew.loses(from, to, wanted) || !wanted ? fault : Fault.stallAfter(0);
        var body = NodeClient.empty().put("from", from).put("to", to);
        crew.tell(from, "/faults", body.set("fault", Codec.write(told)));
    }

    List<SessionTranscript> transcripts() {
        return crew.all("/transcripts", SessionTranscript.class);
    }
}
