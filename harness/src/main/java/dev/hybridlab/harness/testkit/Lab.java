package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.judge.Judge;
import dev.hybridlab.harness.lab.TokenService;
import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.harness.run.HandPlay;
import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.file.JavaSteps;
import dev.hybridlab.harness.scenario.file.ScenarioFile;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Queued;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Judged.Answer;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.SessionTranscript;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lab that a test plays with. Every method returns when the lab has come to rest, so nothing has to be waited for; time
 * moves by {@link #advance} alone. Safe for many threads, which take turns.
 */
public final class Lab implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(999_999_999); // what a scenario file can say

    private final String name;
    private final HandPlay play;
    private final List<FixedPort> ports;
    private int sent;
    private boolean faulty;
    private final TokenService tokens;
    private @Nullable String closed;

    Lab(String name, HandPlay play, List<FixedPort> ports) {
        this.name = name;
        this.play = play;
        this.ports = ports;
        this.tokens = new TokenService(InetAddress.getLoopbackAddress(), this::topology, this::now);
    }

    /** On a topology: a file, a class path resource, or one that hybridlab ships: {@code classic-hybrid}. */
    public static Lab on(String topology) {
        return builder().topology(topology).start();
    }

    /** To start a lab in another way. */
    public static LabBuilder builder() {
        return new LabBuilder();
    }

    /** Whose lab it is: in subjects that nobody wrote, and in messages. */
    public String name() {
        return name;
    }

    /** Sends a message from a mailbox of the lab, or from an outside address of one of its hosts. */
    public SentMessage send(String from, String... to) {
        return send(draft -> draft.from(from).to(to));
    }

    /** Sends a message that is written first: {@code lab.send(mail -> mail.from(...).to(...).subject(...))}. */
    public synchronized SentMessage send(Consumer<Draft> writing) {
        open();
        var draft = new Draft("message-" + (sent + 1));
        writing.accept(draft);
        var step = (ScenarioStep.Send) read("send", draft.keys());
        sent++;
        play.play(draft.complete(step));
        return new SentMessage(this, step.id());
    }

    /**
     * Moves virtual time; queues retry and expire in due order. By nothing: returns when the mail of a program that dialled
     * {@link #socket} has come to rest.
     *
     * @param by zero or more, and at most about 31 years
     * @throws IllegalStateException in a lab in real time
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException(
                    "time only goes forward in the lab of " + name + ": advance by zero or" + " more, not by " + by);
        }
        if (by.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the lab of " + name + " advances by " + LONGEST.toDays()
                    + " days at most in one step, not by " + by);
        }
        if (!play.isVirtual() && !by.isZero()) {
            throw new IllegalStateException("time cannot be moved in the lab of " + name
                    + ", which runs in real time; wait with HybridConditions, or use the fabric 'embedded'");
        }
        step("advance", by);
    }

    /**
     * Sets what a path of a scenario file names: {@code onprem.sendConnectors[hybrid].RequireTLS}. A path with {@code +} or
     * {@code -} at its end adds to a list and removes from it.
     *
     * @param value text, flag, number, list or map; null restores the default, or removes an object
     */
    public void change(String path, @Nullable Object value) {
        var change = new LinkedHashMap<String, @Nullable Object>();
        change.put(path, value);
        step("change", change);
    }

    /** DNS records become others; what resolvers cached stays until its time is over. */
    public void dns(String name, Map<String, ?> records) {
        step("dns", Map.of(name, records));
    }

    public void down(String host) {
        step("down", host);
    }

    public void up(String host) {
        step("up", host);
    }

    /** {@code Suspend-Queue}: {@code EX01}, or {@code EX01\next.hop.example}. */
    public void suspend(String hostOrQueue) {
        step("suspend", hostOrQueue);
    }

    /** {@code Resume-Queue}; for {@code EX01\Poison}, {@code Resume-Message}. */
    public void resume(String hostOrQueue) {
        step("resume", hostOrQueue);
    }

    /**
     * What happens from now on to new connections from one host to another: late, cut, stalled or reset by a proxy between
     * them. The forecast does not know it, so {@link #differences} has no meaning for this lab any more.
     *
     * @param from a host's name, {@code EX01} or {@code exo}
     */
    public void fault(String from, String to, Fault fault) {
        asked(() -> {
            faulty = true;
            play.open().fault(from, to, fault);
            return fault;
        });
    }

    /** A certificate ends now. */
    public void expire(String certificate) {
        step("expire", certificate);
    }

    /** @param to {@code exo} or {@code onprem} */
    public void move(String mailbox, String to) {
        step("move", Map.of("mailbox", mailbox, "to", to));
    }

    /** Directory synchronisation runs now. */
    public void sync() {
        step("sync", "now");
    }

    /**
     * Does what a scenario file does: its {@code change}, then its steps, on this lab's topology. What is expected is the
     * test's business; to have the file judge itself, see {@link ScenarioFiles}.
     *
     * @throws ProblemsFound if the file has mistakes, or does not fit this lab
     */
    public synchronized void run(String scenarioFile) {
        open();
        var scenario = good(ScenarioFile.read(Path.of(scenarioFile)));
        if (!scenario.change().isEmpty()) {
            play.play(new ScenarioStep.ChangeStep(scenario.change().getFirst().at(), scenario.change()));
        }
        scenario.steps().forEach(play::play);
    }

    private synchronized void step(String verb, Object value) {
        open();
        play.play(read(verb, value));
    }

    private static ScenarioStep read(String verb, Object value) {
        return good(JavaSteps.step(Written.entry(verb, value, Caller.line())));
    }

    static <T> T good(Read<T> read) {
        return switch (read) {
            case Read.Good<T>(var value) -> value;
            case Read.Bad<T>(var problems) -> throw new ProblemsFound(problems);
        };
    }

    /**
     * A mailbox on either side or outside.
     *
     * @throws IllegalArgumentException if the lab has none of that address; it names the near ones
     */
    public synchronized Mailbox mailbox(String address) {
        open();
        return new Mailbox(this, new Addresses(play.world().topology()).mailbox(address));
    }

    /** The one message in this mailbox. */
    public StoredMessage message(String mailbox) {
        return mailbox(mailbox).onlyMessage();
    }

    synchronized List<StoredMessage> stored(EmailAddress mailbox) {
        open();
        var evidence = play.evidence();
        var way = new Way(evidence.steps());
        return evidence.steps().stream()
                .filter(Step.Delivered.class::isInstance)
                .map(Step.Delivered.class::cast)
                .filter(step -> step.mailbox().key().equals(mailbox.key()))
                .map(step -> new StoredMessage(this, step, way.to(step.where().message()), evidence))
                .toList();
    }

    /**
     * Where a host really listens, for a program of one's own: an application, a script, a mail program.
     *
     * @param host its name; {@code smtp.office365.com} is where clients of cloud mailboxes submit
     * @param port logical, as in life: 25, 587
     */
    public InetSocketAddress socket(String host, int port) {
        return asked(() -> play.open()
                .socket(host, port)
                .orElseThrow(() -> new IllegalStateException("the lab of " + name + " has no sockets")));
    }

    /**
     * Where the lab's identity provider listens from now on, for a program that fetches access tokens:
     * {@code http://127.0.0.1:41234}, in place of {@code https://login.microsoftonline.com}. Tokens hold for an hour of the
     * lab's clock; which applications there are says the topology.
     */
    public URI identityProvider() {
        return asked(tokens::base);
    }

    /** The same by HTTPS, for a library that takes no other address (MSAL), and that trusts {@link #authorities}. */
    public URI secureIdentityProvider() {
        return asked(tokens::secure);
    }

    /** Whom a program has to trust that checks the certificates of this lab, in PEM: a file for {@code curl --cacert}. */
    public String authorities() {
        return asked(tokens::authorities);
    }

    /** What waits, host by host. */
    public List<Queued> queued() {
        return asked(() -> play.open().lab().queued());
    }

    /** The evidence so far, in its order. */
    public List<Step> steps() {
        return asked(() -> play.open().lab().steps());
    }

    /** Every SMTP session so far, as both of its ends saw it. */
    public List<SessionTranscript> transcripts() {
        return asked(() -> play.open().transcripts());
    }

    /** What became of every message, by its id. */
    public Map<String, List<Outcome>> outcomes() {
        return asked(() -> play.evidence().outcomes().byMessage());
    }

    /** What became of one message. */
    public List<Outcome> outcomes(String message) {
        return asked(() -> play.evidence().outcomes().of(message));
    }

    /**
     * The way of one message.
     *
     * @throws IllegalArgumentException if none was sent under this id; it names those that were
     */
    public Trace trace(String message) {
        return asked(() -> {
            var evidence = play.evidence();
            var known = evidence.steps().stream()
                    .map(step -> step.where().message().root())
                    .filter(root -> !root.isEmpty())
                    .distinct()
                    .toList();
            if (!known.contains(message)) {
                throw new IllegalArgumentException("no message was sent as '" + message + "'; "
                        + Spelling.hint("the lab of " + name + " has", message, known));
            }
            return new Trace(message, evidence);
        });
    }

    /** The configuration as it is now, typed. */
    public Topology topology() {
        return asked(() -> play.world().topology());
    }

    /** The lab's clock. */
    public Instant now() {
        return asked(() -> play.open().lab().now());
    }

    /** {@code onprem}, {@code exo} or {@code internet}. */
    public String sideOf(String host) {
        return asked(() -> play.evidence().side(host));
    }

    /** What can be on the way of a message, the sides before the hosts: {@code onprem}, {@code exo}, {@code EX01}. */
    public List<String> sidesAndHosts() {
        return asked(() -> play.evidence().sidesAndHosts());
    }

    /** The verdict on one thing that is asked about one message, with the nearest miss and what explains it. */
    public Judged judge(String message, Expectation expected) {
        return asked(() -> Judge.one(message, expected, play.evidence(), play.background()));
    }

    /** What explains an outcome: who decided it, what was considered, where it is configured, what would mend it. */
    public List<Answer> why(String message, Outcome outcome) {
        return asked(() -> Judge.why(message, outcome, play.evidence(), play.background()));
    }

    /** Where forecast and lab differ; any is a defect of the simulator. */
    public List<String> differences() {
        return asked(() -> faulty ? List.of() : play.differences());
    }

    /** Everything so far in the form that reports are made from. */
    public ScenarioRecord record(ScenarioRecord.Identity identity, ScenarioRecord.Status status) {
        return asked(() -> play.record(identity, status));
    }

    /** What became of every message, in lines for a failure's text. */
    public String told() {
        var lines = new StringBuilder();
        outcomes()
                .forEach((message, outcomes) -> outcomes.forEach(outcome ->
                        lines.append("\n  ").append(message).append(": ").append(outcome.words())));
        return lines.isEmpty() ? "\n  nothing was sent" : lines.toString();
    }

    private synchronized <T> T asked(Supplier<T> question) {
        open();
        return question.get();
    }

    private void open() {
        if (closed != null) {
            throw new IllegalStateException(
                    "the lab of " + name + " is closed: " + closed + "; start another one, or close this one later");
        }
    }

    /** Everything of it is gone; closing twice is no mistake. */
    @Override
    public void close() {
        close("at " + place(Caller.line()));
    }

    /** @param when for whoever uses it afterwards: {@code when the test x() ended} */
    public synchronized void close(String when) {
        if (closed == null) {
            closed = when;
            tokens.close();
            play.close();
            PortsInUse.release(ports);
        }
    }

    private static String place(SourceLine at) {
        return at.file() + ":" + at.line();
    }

    @Override
    public String toString() {
        return "lab of " + name;
    }
}
