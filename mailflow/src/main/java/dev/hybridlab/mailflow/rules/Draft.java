package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.TransportRule;
import dev.hybridlab.mailflow.trace.BodyChange;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** One copy of a message while rules look at it, and everything that they did to it. */
final class Draft {
    private final HeldMessage held;
    private final List<EnvelopeRecipient> recipients;
    private final List<HeaderChange> earlier;
    private final List<Considered> considered;
    private final List<String> actions;
    private final List<BodyChange> bodies;
    private final List<EnvelopeRecipient> added;
    private Optional<List<EnvelopeRecipient>> redirected;
    private Optional<String> connector;
    private Ruling.Fate fate = new Ruling.Fate.GoOn();
    private Optional<String> stoppedBy;
    private final HeaderEdits edits;
    private Body body;
    private boolean marked;

    Draft(HeldMessage held) {
        this.held = held;
        this.recipients = held.envelope().recipients();
        this.earlier = List.of();
        this.considered = new ArrayList<>();
        this.actions = new ArrayList<>();
        this.bodies = new ArrayList<>();
        this.added = new ArrayList<>();
        this.redirected = Optional.empty();
        this.connector = held.connector();
        this.stoppedBy = Optional.empty();
        this.edits = HeaderEdits.of(held.message().headers());
        this.body = held.message().body();
    }

    /** The same so far, for some of its recipients (RULE-06). */
    private Draft(Draft of, List<EnvelopeRecipient> some) {
        this.held = of.held;
        this.recipients = some;
        this.earlier = of.headerChanges();
        this.considered = new ArrayList<>(of.considered);
        this.actions = new ArrayList<>(of.actions);
        this.bodies = new ArrayList<>(of.bodies);
        this.added = new ArrayList<>(); // a blind copy goes once
        this.redirected = of.redirected;
        this.connector = of.connector;
        this.stoppedBy = of.stoppedBy;
        this.edits = HeaderEdits.of(of.edits.headers());
        this.body = of.body;
        this.marked = of.marked;
    }

    Draft forRecipients(List<EnvelopeRecipient> some) {
        return new Draft(this, some);
    }

    /** What was added goes with this part of it. */
    Draft with(Draft whole) {
        added.addAll(whole.added);
        return this;
    }

    List<EnvelopeRecipient> recipients() {
        return recipients;
    }

    HeaderEdits edits() {
        return edits;
    }

    Message message() {
        return new Message(edits.headers(), body);
    }

    boolean goesOn() {
        return fate instanceof Ruling.Fate.GoOn;
    }

    Optional<String> stoppedBy() {
        return stoppedBy;
    }

    void stop(TransportRule rule) {
        stoppedBy = Optional.of(rule.name());
    }

    void end(Ruling.Fate how) {
        fate = how;
    }

    void consider(TransportRule rule, boolean fired, Reason because) {
        considered.add(new Considered(rule.name(), fired, because));
    }

    void did(TransportRule rule, String what) {
        actions.add("'" + rule.name() + "' " + what);
    }

    void body(Body changed, String what, Reason because) {
        bodies.add(new BodyChange(what, body.length(), changed.length(), Signatures.of(edits.headers()), because));
        body = changed;
    }

    void redirect(List<EmailAddress> to) {
        redirected = Optional.of(to.stream().map(EnvelopeRecipient::of).toList());
        added.clear();
    }

    boolean isRedirected() {
        return redirected.isPresent();
    }

    void add(List<EmailAddress> to) {
        to.forEach(each -> added.add(EnvelopeRecipient.of(each)));
    }

    void via(String name) {
        connector = Optional.of(name);
    }

    /** The loop header is written once a message and pass (RULE-24). */
    boolean markDue() {
        var due = !marked;
        marked = true;
        return due;
    }

    private List<HeaderChange> headerChanges() {
        var all = new ArrayList<>(earlier);
        all.addAll(edits.changes());
        return List.copyOf(all);
    }

    Ruling.Copy copy() {
        var all = new LinkedHashMap<String, EnvelopeRecipient>();
        redirected
                .orElse(recipients)
                .forEach(each -> all.putIfAbsent(each.address().key(), each));
        added.forEach(each -> all.putIfAbsent(each.address().key(), each));
        var story = new Ruling.Story(considered, actions, headerChanges(), bodies);
        return new Ruling.Copy(held.ruled(message(), connector).forRecipients(List.copyOf(all.values())), fate, story);
    }
}
