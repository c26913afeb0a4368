package dev.hybridlab.scenarios;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of {@code flips/<ObjectType>.yaml}; the form is told in {@code flips/README.md}.
 *
 * @param type the kind of object, as the catalogue names it
 * @param row the row as written
 */
record Flip(String type, Node.Mapping row) {
    static Path folder() {
        return Library.folder().resolve("src/test/resources/flips");
    }

    /** All rows, in the order of the files. */
    static List<Flip> all() throws IOException {
        var all = new ArrayList<Flip>();
        try (Stream<Path> files = Files.list(folder())) {
            for (var file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                var type = file.getFileName().toString().replace(".yaml", "");
                var root = YamlFile.read(file).optional().orElseThrow().root();
                root.asList().forEach(row -> all.add(new Flip(type, (Node.Mapping) row)));
            }
        }
        return all;
    }

    String property() {
        return text("property");
    }

    /** {@code InboundConnector.Enabled}. */
    String key() {
        return type + "." + property();
    }

    /** Each in the form {@code reply 550 5.7.54 -> 250}. */
    List<String> changes() {
        return row.get("changes").orElseThrow().asList().stream()
                .map(each -> ((Node.Scalar) each).text())
                .toList();
    }

    /** The path of the property, unless the flip is in the text of the topology. */
    Optional<String> path() {
        return row.get("set")
                .map(set -> ((Node.Mapping) set).entries().getFirst().name());
    }

    private String text(String name) {
        return ((Node.Scalar) row.get(name).orElseThrow()).text();
    }

    /** Writes the scenario twice into this folder: as it is, and with the one property flipped. */
    List<Path> write(Path folder) throws IOException {
        copyMessages(folder);
        var written = new ArrayList<Path>();
        for (var flipped : List.of(false, true)) {
            var topology = folder.resolve(flipped ? "flipped.yaml" : "base.yaml");
            Files.writeString(topology, topology(flipped));
            var scenario = folder.resolve(flipped ? "scenario-flipped.yaml" : "scenario-base.yaml");
            Files.writeString(scenario, scenario(topology, flipped));
            written.add(scenario);
        }
        return written;
    }

    private String topology(boolean flipped) throws IOException {
        var text = edited(Files.readString(origin()), "edit");
        return flipped ? edited(text, "replace") : text;
    }

    private String edited(String before, String key) {
        var text = before;
        if (row.get(key).orElse(null) instanceof Node.Mapping edits) {
            for (var edit : edits.entries()) {
                if (!text.contains(edit.name())) {
                    throw new IllegalArgumentException(key() + ": the topology does not hold " + edit.name());
                }
                text = text.replace(edit.name(), ((Node.Scalar) edit.value()).text());
            }
        }
        return text;
    }

    /** The topology file: of the scenario that the row names, or the one that it names itself, or the classic one. */
    private Path origin() {
        return borrowed("topology")
                .map(node -> Library.folder()
                        .resolve(text("scenario") + ".yaml")
                        .resolveSibling(((Node.Scalar) node).text())
                        .normalize())
                .orElseGet(() -> Library.folder()
                        .resolve("topologies")
                        .resolve(row.get("topology")
                                        .map(node -> ((Node.Scalar) node).text())
                                        .orElse("classic-hybrid")
                                + ".yaml"));
    }

    /** The messages that lie beside the scenario that is borrowed from come along. */
    private void copyMessages(Path folder) throws IOException {
        if (row.get("scenario").isEmpty()) {
            return;
        }
        var scenario = Library.folder().resolve(text("scenario") + ".yaml");
        try (var files = Files.list(scenario.resolveSibling(""))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".eml")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Optional<Node> borrowed(String key) {
        return row.get("scenario")
                .flatMap(scenario -> YamlFile.read(Library.folder().resolve(((Node.Scalar) scenario).text() + ".yaml"))
                        .optional()
                        .map(YamlFile::root)
                        .flatMap(root -> ((Node.Mapping) root).get(key)));
    }

    private String scenario(Path topology, boolean flipped) {
        var change = new LinkedHashMap<String, String>();
        borrowed("change").ifPresent(node -> change.putAll(Flow.entries(node)));
        row.get("change").ifPresent(node -> change.putAll(Flow.entries(node)));
        if (flipped) {
            row.get("set").ifPresent(node -> change.putAll(Flow.entries(node)));
        }
        var steps = new ArrayList<String>();
        borrowed("steps").ifPresent(node -> steps.add(Flow.inside(node)));
        row.get("send").ifPresent(node -> steps.add("{send: {id: mail, " + Flow.inside(node) + "}}"));
        row.get("steps").ifPresent(node -> steps.add(Flow.inside(node)));
        var text = "scenario: x\nid: x\ntopology: "
                + topology.toAbsolutePath().toString().replace('\\', '/')
                + "\nchange: {" + Flow.joined(change) + "}\nsteps: [" + String.join(", ", steps)
                + "]\nexpect: {";
        return text
                + String.join(
                        ", ", Flow.ids(text).stream().map(id -> id + ": []").toList()) + "}\n";
    }
}
