package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.judge.Evidence;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.mime.Entity;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** A message in a mailbox, as it is stored there. Stays readable when its lab is closed. */
public final class StoredMessage {
    private final Lab lab;
    private final Step.Delivered step;
    private final List<String> hosts;
    private final List<String> path;
    private final Evidence evidence;

    StoredMessage(Lab lab, Step.Delivered step, List<String> hosts, Evidence evidence) {
        this.lab = lab;
        this.step = step;
        this.hosts = List.copyOf(hosts);
        this.path = hosts.stream().map(evidence::side).toList();
        this.evidence = evidence;
    }

    /** Whose mailbox it lies in. */
    public EmailAddress mailbox() {
        return step.mailbox();
    }

    /** The whole message. */
    public Message message() {
        return step.message();
    }

    /** The unfolded value of the topmost field of that name. */
    public Optional<String> header(String name) {
        return message().headers().first(name);
    }

    /** The unfolded values of all fields of that name, top first. */
    public List<String> headers(String name) {
        return message().headers().all(name);
    }

    /** The names of all its fields, each once. */
    public List<String> headerNames() {
        var names = new LinkedHashSet<String>();
        message().headers().fields().stream().map(HeaderField::name).forEach(names::add);
        return List.copyOf(names);
    }

    public String subject() {
        return header("Subject").orElse("");
    }

    /** What its texts say, decoded, all parts but attachments. */
    public String text() {
        return String.join("\n", Entity.of(message()).words());
    }

    /** The hosts that were responsible for it, first to last: {@code EX01}, {@code exo}. */
    public List<String> hosts() {
        return hosts;
    }

    /** The sides that were responsible for it, first to last: {@code onprem}, {@code exo}. */
    public List<String> path() {
        return path;
    }

    /** What could have been on its way in this lab, the sides before the hosts. */
    public List<String> sidesAndHosts() {
        return evidence.sidesAndHosts();
    }

    /** The side whose mailbox it is: {@code onprem}, {@code exo} or {@code internet}. */
    public String side() {
        return evidence.side(step.where().host());
    }

    /** Whether it is a report about another message. */
    public boolean isNotice() {
        return step.where().message().lineage().indexOf('!') >= 0;
    }

    /** The message that was sent and that this one descends from. */
    public String sentAs() {
        return step.where().message().root();
    }

    /** Which copy it is. */
    public MessageRef ref() {
        return step.where().message();
    }

    /** The step that put it there. */
    public Step.Delivered step() {
        return step;
    }

    public Lab lab() {
        return lab;
    }

    @Override
    public String toString() {
        return "'" + subject() + "' in " + mailbox() + ", path " + String.join(" > ", path);
    }
}
