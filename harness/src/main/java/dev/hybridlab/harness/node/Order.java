package dev.hybridlab.harness.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.record.codec.Codec;
import dev.hybridlab.record.json.TopologyJson;
import dev.hybridlab.smtp.tls.HandedCertificate;
import java.util.List;

/**
 * What a process is to be: {@code PUT /configuration}.
 *
 * @param configuration the whole topology as resolved JSON; every process knows all of it
 * @param certificates with their keys
 * @param task what this process does in it
 * @param what in one line, what changed
 */
record Order(Configuration configuration, List<HandedCertificate> certificates, Task task, String what) {
    /**
     * @param hosts that run here
     * @param names the DNS server, {@code address:port}; empty for the process that is it
     * @param start virtual time in ISO 8601
     */
    record Task(List<String> hosts, String names, String start) {}

    World world() {
        return Worlds.STANDARD.of(Topologies.of(configuration)).from(configuration);
    }

    ObjectNode json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("configuration", TopologyJson.write(configuration));
        node.set("certificates", Codec.writeAll(certificates, HandedCertificate.class));
        node.set("task", Codec.write(task));
        return node.put("what", what);
    }

    /** @throws IllegalArgumentException if a part is missing or malformed, with its place */
    static Order read(JsonNode json) {
        return new Order(
                TopologyJson.read(json.path("configuration")),
                Codec.readAll(json.path("certificates"), HandedCertificate.class),
                Codec.read(json.path("task"), Task.class),
                json.path("what").asText());
    }
}
