package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object of a topology: settings under the names that the cmdlets give them. */
public final class ObjectBuilder {
    private final Block block;

    ObjectBuilder(SourceLine at) {
        this.block = new Block(at);
    }

    /**
     * Sets a property; the last one of a name counts. A name or value that the catalogue does not know is told when the
     * topology is built, with this line of the caller.
     *
     * @param value text, flag, number, duration, list or map; null is {@code $null}: the default
     */
    public ObjectBuilder set(String property, @Nullable Object value) {
        block.put(Written.entry(property, value, Caller.line()));
        return this;
    }

    /** Sets a property that has several values. */
    public ObjectBuilder set(String property, Object first, Object second, Object... more) {
        var all = new ArrayList<>(List.of(first, second));
        all.addAll(List.of(more));
        block.put(Written.entry(property, all, Caller.line()));
        return this;
    }

    Node.Mapping node() {
        return block.node();
    }
}
