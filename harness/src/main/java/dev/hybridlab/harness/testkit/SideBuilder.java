package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An on-premises organization or a tenant. The methods name what most topologies have; {@link #add} and {@link #one} take
 * any section of a topology file. What belongs to the other side is told when the topology is built.
 */
public final class SideBuilder {
    private static final Consumer<ObjectBuilder> NOTHING_MORE = object -> {};

    private final Block block;

    SideBuilder(SourceLine at) {
        this.block = new Block(at);
    }

    /** A setting of the side itself: {@code tenant}, {@code region}. */
    public SideBuilder set(String property, @Nullable Object value) {
        block.put(Written.entry(property, value, Caller.line()));
        return this;
    }

    public SideBuilder server(String name, Consumer<ObjectBuilder> settings) {
        return named("servers", "Name", name, settings);
    }

    /** Authoritative, unless its {@code DomainType} says otherwise. */
    public SideBuilder acceptedDomain(String domain) {
        return acceptedDomain(domain, NOTHING_MORE);
    }

    public SideBuilder acceptedDomain(String domain, Consumer<ObjectBuilder> settings) {
        return named("acceptedDomains", "DomainName", domain, settings);
    }

    public SideBuilder remoteDomain(String name, Consumer<ObjectBuilder> settings) {
        return named("remoteDomains", "Name", name, settings);
    }

    public SideBuilder sendConnector(String name, Consumer<ObjectBuilder> settings) {
        return named("sendConnectors", "Name", name, settings);
    }

    public SideBuilder receiveConnector(String name, Consumer<ObjectBuilder> settings) {
        return named("receiveConnectors", "Name", name, settings);
    }

    public SideBuilder inboundConnector(String name, Consumer<ObjectBuilder> settings) {
        return named("inboundConnectors", "Name", name, settings);
    }

    public SideBuilder outboundConnector(String name, Consumer<ObjectBuilder> settings) {
        return named("outboundConnectors", "Name", name, settings);
    }

    public SideBuilder transportRule(String name, Consumer<ObjectBuilder> settings) {
        return named("transportRules", "Name", name, settings);
    }

    public SideBuilder mailbox(String address) {
        return mailbox(address, NOTHING_MORE);
    }

    public SideBuilder mailbox(String address, Consumer<ObjectBuilder> settings) {
        return named("recipients", "Mailbox", address, settings);
    }

    public SideBuilder mailUser(String address, Consumer<ObjectBuilder> settings) {
        return named("recipients", "MailUser", address, settings);
    }

    public SideBuilder remoteMailbox(String address, Consumer<ObjectBuilder> settings) {
        return named("recipients", "RemoteMailbox", address, settings);
    }

    public SideBuilder distributionGroup(String address, Consumer<ObjectBuilder> settings) {
        return named("recipients", "DistributionGroup", address, settings);
    }

    /** An object of any other list of this side: {@code add("inboxRules", rule -> rule.set("Name", ...))}. */
    public SideBuilder add(String section, Consumer<ObjectBuilder> settings) {
        block.add(section, filled(settings));
        return this;
    }

    /** The settings of a section that is one object: {@code one("organizationConfig", ...)}. */
    public SideBuilder one(String section, Consumer<ObjectBuilder> settings) {
        block.put(Written.entry(section, filled(settings), Caller.line()));
        return this;
    }

    private SideBuilder named(String section, String identity, String name, Consumer<ObjectBuilder> settings) {
        return add(section, object -> settings.accept(object.set(identity, name)));
    }

    static Node.Mapping filled(Consumer<ObjectBuilder> settings) {
        var object = new ObjectBuilder(Caller.line());
        settings.accept(object);
        return object.node();
    }

    Node.Mapping node() {
        return block.node();
    }
}
