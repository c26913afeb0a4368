package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping that grows: settings, and lists of objects. */
final class Block {
    private final SourceLine at;
    private final Map<String, Node.Entry> settings = new LinkedHashMap<>();
    private final Map<String, List<Node>> lists = new LinkedHashMap<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    Block(SourceLine at) {
        this.at = at;
    }

    /** The last one of a name counts. */
    void put(Node.Entry entry) {
        settings.put(entry.name(), entry);
    }

    void add(String list, Node item) {
        lists.computeIfAbsent(list, any -> new ArrayList<>()).add(item);
    }

    /** The block below this key. */
    Block below(String key, SourceLine where) {
        return blocks.computeIfAbsent(key, any -> new Block(where));
    }

    Node.Mapping node() {
        var entries = new ArrayList<>(settings.values());
        lists.forEach((key, items) -> {
            var place = items.getFirst().place();
            entries.add(Written.entry(key, new Node.Sequence(place, items), place.at()));
        });
        blocks.forEach((key, block) -> entries.add(Written.entry(key, block.node(), block.at)));
        return new Node.Mapping(Written.place(at), entries);
    }
}
