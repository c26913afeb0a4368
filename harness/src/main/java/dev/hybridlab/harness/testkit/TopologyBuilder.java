package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A topology written in Java: the keys of a topology file, the names of the cmdlets. It is read by the same code as a file,
 * so it means the same, and every mistake is told at once, each with its line of Java.
 */
public final class TopologyBuilder {
    private final SourceLine at = Caller.line();
    private final Block block = new Block(at);

    TopologyBuilder(String title) {
        set("topology", title);
    }

    /** A setting of the lab itself: {@code directorySync}, {@code clock}, {@code seed}, {@code assumptions}. */
    public TopologyBuilder set(String key, @Nullable Object value) {
        block.put(Written.entry(key, value, Caller.line()));
        return this;
    }

    /** A certification authority that every host trusts. */
    public TopologyBuilder authority(String name) {
        return certificate(name, object -> object.set("kind", "authority"));
    }

    /** {@code issuedBy}, {@code names}, {@code notAfter}...; the first of {@code names} is the CN. */
    public TopologyBuilder certificate(String name, Consumer<ObjectBuilder> settings) {
        return keyed("certificates", name, settings);
    }

    /** As {@code Set-HybridConfiguration}: makes the wizard's objects on both sides. */
    public TopologyBuilder hybrid(Consumer<ObjectBuilder> settings) {
        block.put(Written.entry("hybrid", SideBuilder.filled(settings), Caller.line()));
        return this;
    }

    /** An on-premises organization; a second call is another one. */
    public TopologyBuilder onprem(Consumer<SideBuilder> contents) {
        block.add("onprem", filled(contents));
        return this;
    }

    /** The tenant. */
    public TopologyBuilder exo(String tenant, Consumer<SideBuilder> contents) {
        Consumer<SideBuilder> whole = side -> contents.accept(side.set("tenant", tenant));
        block.put(Written.entry("exo", filled(whole), Caller.line()));
        return this;
    }

    public TopologyBuilder otherTenant(String tenant, Consumer<SideBuilder> contents) {
        block.add("otherTenants", filled(side -> contents.accept(side.set("tenant", tenant))));
        return this;
    }

    /** A host that is not Exchange. */
    public TopologyBuilder internet(String fqdn, Consumer<ObjectBuilder> settings) {
        return add("internet", object -> settings.accept(object.set("fqdn", fqdn)));
    }

    /** Records of a name: {@code MX}, {@code A}, {@code TXT}... */
    public TopologyBuilder dns(String name, Consumer<ObjectBuilder> records) {
        return keyed("dns", name, records);
    }

    /** An object of any other list of the lab: {@code firewalls}, {@code mtaSts}. */
    public TopologyBuilder add(String section, Consumer<ObjectBuilder> settings) {
        block.add(section, SideBuilder.filled(settings));
        return this;
    }

    private TopologyBuilder keyed(String section, String name, Consumer<ObjectBuilder> settings) {
        var where = Caller.line();
        block.below(section, where).put(Written.entry(name, SideBuilder.filled(settings), where));
        return this;
    }

    private static Node filled(Consumer<SideBuilder> contents) {
        var side = new SideBuilder(Caller.line());
        contents.accept(side);
        return side.node();
    }

    /** @throws dev.hybridlab.harness.run.ProblemsFound if it has mistakes: all of them, each with its line and remedy */
    public LoadedTopology build() {
        var source = new SourceText(at.file(), List.of(), true);
        return Lab.good(TopologyFile.read(new YamlFile(source, block.node(), List.of())));
    }
}
