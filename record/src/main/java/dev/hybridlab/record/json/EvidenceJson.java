package dev.hybridlab.record.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import java.io.IOException;
import java.io.StringWriter;

/** Everything that a run found, as one JSON document ({@code evidence.schema.json}). */
public final class EvidenceJson {
    /** Of the form; a reader refuses a higher one. */
    public static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvidenceJson() {}

    /** Indented, with {@code \n} on every system. */
    public static void write(RunRecord run, Appendable to) throws IOException {
        var text = new StringWriter();
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
        printer.indentArraysWith(new DefaultIndenter(" ", "\n"));
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            JSON.writeTree(generator, of(run));
        }
        to.append(text.toString()).append("\n");
    }

    /** The document as a tree. */
    public static JsonNode of(RunRecord run) {
        var root = JSON.createObjectNode()
                .put("form", "hybridlab-evidence")
                .put("version", VERSION)
                .put("hybridlab", run.version())
                .put("notRun", run.notRun());
        root.set("unused", Values.of(run.unused()));
        var scenarios = root.putArray("scenarios");
        run.scenarios().forEach(each -> scenarios.add(scenario(each)));
        root.putObject("volatile").put("command", run.command()).put("wallMillis", run.wallMillis());
        return root;
    }

    private static ObjectNode scenario(ScenarioRecord record) {
        var node = JSON.createObjectNode();
        node.put("id", record.identity().id())
                .put("title", record.identity().title())
                .put("file", record.identity().file())
                .put("why", record.identity().why())
                .set("tags", Values.of(record.identity().tags()));
        node.put("status", record.status().name());
        node.set("problems", Values.of(record.problems()));
        node.set("hosts", Values.of(record.hosts()));
        node.set("unused", Values.of(record.unused()));
        node.set("cited", Values.of(record.cited()));
        var phases = node.putArray("phases");
        record.phases().forEach(phase -> phases.add(phase(phase)));
        node.putObject("volatile").put("wallMillis", record.wallMillis());
        return node;
    }

    private static ObjectNode phase(Phase phase) {
        var node = JSON.createObjectNode().put("name", phase.name()).put("asExpected", phase.asExpected());
        node.set("judged", Values.of(phase.judged()));
        node.set("failures", Values.of(phase.failures()));
        node.set("loops", Values.of(phase.loops()));
        node.set("differences", Values.of(phase.differences()));
        node.set("steps", Values.of(phase.steps()));
        node.set("sessions", Values.of(phase.sessions()));
        return node;
    }
}
