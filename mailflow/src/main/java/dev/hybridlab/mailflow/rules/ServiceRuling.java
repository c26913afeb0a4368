package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.trace.BodyChange;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What a gateway, a signature or disclaimer service makes of a message (RULE-29): told in the same steps as transport rules. */
public final class ServiceRuling {
    private final InternetHost host;
    private final HeldMessage held;
    private final HeaderEdits edits;
    private final List<String> actions = new ArrayList<>();
    private final List<BodyChange> bodies = new ArrayList<>();

    private ServiceRuling(InternetHost host, HeldMessage held) {
        this.host = host;
        this.held = held;
        this.edits = HeaderEdits.of(held.message().headers());
    }

    /** Only for a host that changes mail. */
    public static Ruling of(InternetHost host, HeldMessage held) {
        return new ServiceRuling(host, held).ruling();
    }

    private Reason because(String property) {
        return Reason.assuming("RULE-29", "{} of {}", property, host.fqdn())
                .configuredAt(host.source().originOf(property));
    }

    private Ruling ruling() {
        var service = host.service();
        service.drops().forEach(this::drop);
        if (service.rewritesReceived()) {
            drop(new EarlierReceived(), "rewritesReceived", "drops the Received lines before its own");
        }
        service.adds().forEach(this::add);
        var message = edits.on(held.message());
        var changed = service.disclaimer().map(html -> disclaim(message, html)).orElse(message);
        var considered =
                List.of(new Considered(host.fqdn(), true, Reason.assuming("RULE-29", "a service that changes mail")));
        var story = new Ruling.Story(considered, actions, edits.changes(), bodies);
        return new Ruling(
                List.of(new Ruling.Copy(held.ruled(changed, held.connector()), new Ruling.Fate.GoOn(), story)));
    }

    private void drop(String name) {
        var prefix = name.endsWith("*") ? name.substring(0, name.length() - 1) : "";
        drop(
                field -> prefix.isEmpty() ? field.is(name) : field.startsWith(prefix),
                "dropsHeaders",
                "drops the fields " + name);
    }

    private void drop(Predicate<HeaderField> which, String property, String what) {
        var before = edits.changes().size();
        edits.remove(which, because(property));
        if (edits.changes().size() > before) {
            actions.add(what);
        }
    }

    private void add(String field) {
        var name = field.substring(0, field.indexOf('=')).strip();
        var value = EncodedText.of(field.substring(field.indexOf('=') + 1).strip());
        edits.set(name, value, because("addsHeader"));
        actions.add("adds " + name + ": " + value);
    }

    private Message disclaim(Message message, String html) {
        var because = because("disclaimer");
        var body = new Disclaimer(html, false)
                .in(message)
                .map(Disclaimer.Done::body)
                .orElseGet(() -> Wrapping.around(message, html, edits, because));
        bodies.add(new BodyChange(
                "disclaimer below the text",
                message.body().length(),
                body.length(),
                Signatures.of(message.headers()),
                because));
        actions.add("puts a disclaimer below the text");
        return new Message(edits.headers(), body);
    }

    /** Every Received line but the newest, which is its own. */
    private static final class EarlierReceived implements Predicate<HeaderField> {
        private boolean seen;

        @Override
        public boolean test(HeaderField field) {
            var received = field.name().toLowerCase(Locale.ROOT).equals("received");
            var earlier = received && seen;
            seen |= received;
            return earlier;
        }
    }
}
