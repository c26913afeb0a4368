package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.docker.LabParts;
import dev.hybridlab.harness.node.DriveMain;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.resolution.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What compose.yaml repeats of its topology, its Dockerfiles and its documentation, so that none moves away from the others. */
class ComposeFileTest {
    private static final String TOPOLOGY = "scenarios/topologies/classic-hybrid.yaml";

    private final Map<String, Object> compose = read();

    /** The words of a text between two others. */
    private static String between(String text, String begin, String end) {
        var from = text.indexOf(begin) + begin.length();
        assertThat(from).as(begin).isGreaterThanOrEqualTo(begin.length());
        return text.substring(from, text.indexOf(end, from));
    }

    /** The parser knows no merge keys, so the text says the same without. */
    private static Map<String, Object> read() {
        var text = text("compose.yaml").replace("<<: *host", "common: *host").replace("<<: *secret", "common: *secret");
        return map(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static String text(String file) {
        try {
            return Files.readString(Compose.project().resolve(file));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static Map<String, Object> map(Object value) {
        var map = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(value)).forEach((key, each) -> map.put(key.toString(), each));
        return map;
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return map(Objects.requireNonNull(parent.get(key), key));
    }

    private Map<String, Object> services() {
        return map(compose, "services");
    }

    private static String address(Object service) {
        return String.valueOf(map(map(map(service), "networks"), "lab").get("ipv4_address"));
    }

    private static String dockerfile(Object service) {
        return String.valueOf(map(map(service), "build").get("dockerfile"));
    }

    private static List<HostIdentity> hosts() {
        var topology = TopologyFile.read(Compose.project().resolve(TOPOLOGY))
                .optional()
                .orElseThrow();
        return Worlds.STANDARD.of(Topologies.of(topology.expanded())).policies().values().stream()
                .map(MailSystemPolicy::host)
                .toList();
    }

    @Test
    void every_host_of_the_topology_has_a_service_at_its_address_from_an_image_of_its_role() {
        for (var host : hosts()) {
            var service = services().values().stream()
                    .filter(each ->
                            address(each).equals(host.addresses().getFirst().toString()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no service is at the address of " + host));
            var roles = between(text(dockerfile(service)), "ENV HYBRIDLAB_ROLES=", "\n");

            assertThat(roles.split(",")).as(host.name()).contains(host.role());
            assertThat(map(service).get("ports")).as(host.name()).asString().endsWith(":25]");
        }
        assertThat(services()).hasSize(hosts().size() + 2); // the DNS and the driver
    }

    @Test
    void every_image_has_the_name_that_its_dockerfile_says() {
        assertThat(services().values())
                .allSatisfy(service -> assertThat(text(dockerfile(service)))
                        .contains("docker build -f " + dockerfile(service) + " -t "
                                + map(service).get("image") + " .\n"));
    }

    @Test
    void network_and_dns_are_those_of_every_lab_in_containers() {
        var network = between(text("compose.yaml"), "config: [{", "}]");

        assertThat(network).isEqualTo("subnet: " + LabParts.NETWORK + ", gateway: " + LabParts.GATEWAY);
        assertThat(address(map(services(), "dns"))).isEqualTo(LabParts.NAMES);
        assertThat(map(compose, "x-host")).containsEntry("dns", LabParts.NAMES);
    }

    @Test
    void the_driver_reads_this_topology_by_the_main_class_that_there_is() {
        var driver = map(services(), "driver");

        assertThat(driver.get("volumes")).asString().contains("./" + TOPOLOGY + ":/lab/topology.yaml:ro");
        assertThat(driver.get("command")).asString().contains("/lab/topology.yaml");
        assertThat(driver.get("entrypoint")).asString().endsWith(", " + DriveMain.class.getName() + "]");
        assertThat(driver.get("depends_on")).isEqualTo(List.of("dns", "exo", "ex01", "fabrikam"));
    }

    @Test
    void the_ports_of_this_machine_are_those_of_the_documentation() {
        var documented = text("docs/containers.md");

        Arrays.stream(text("compose.yaml").split("\n"))
                .filter(line -> line.contains("127.0.0.1:${"))
                .forEach(line -> {
                    var name = between(line, "${", ":-");
                    var port = between(line, ":-", "}");
                    assertThat(documented).contains("`" + name + "`").containsPattern("\\b" + port + "\\b");
                });
    }
}
