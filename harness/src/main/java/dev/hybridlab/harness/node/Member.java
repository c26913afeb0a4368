package dev.hybridlab.harness.node;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One process of a lab as its driver knows it. {@code host}: empty for the DNS. */
record Member(Optional<String> host, NodeClient client, List<Step> seen) {
    Member(Optional<String> host, NodeClient client) {
        this(host, client, new ArrayList<>());
    }

    /** Its steps so far; fetches what was written since the last time, so that a step is the same object at every look. */
    List<Step> evidence() throws IOException {
        seen.addAll(client.all("/steps?from=" + seen.size(), Step.class));
        return List.copyOf(seen);
    }

    /** Its steps since the last look at its evidence. */
    List<Step> news() throws IOException {
        var before = seen.size();
        return evidence().subList(before, seen.size());
    }

    @Override
    public String toString() {
        return host.orElse("(names)");
    }
}
