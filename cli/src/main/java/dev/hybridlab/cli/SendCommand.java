package dev.hybridlab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.up.ControlClient;
import dev.hybridlab.harness.up.ReadyFile;
import dev.hybridlab.harness.up.SendRequest;
import dev.hybridlab.reports.text.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hybridlab send}: one message into a running lab, followed to its end. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Put one message into a running lab and tell what became of it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:delivered",
            "1:refused, lost or waiting",
            "2:the command line has a mistake",
            "4:the lab does not answer"
        })
final class SendCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--lab", paramLabel = "OUT", required = true, description = "The ready file of 'hybridlab up'.")
    private Path lab = Path.of("");

    @Option(names = "--from", paramLabel = "ADDRESS", required = true, description = "The sender; <> for nobody.")
    private String from = "";

    @Option(names = "--to", paramLabel = "ADDRESS", required = true, split = ",", description = "The recipients.")
    private List<String> to = List.of();

    @Option(names = "--subject", paramLabel = "TEXT", description = "The subject.")
    private @Nullable String subject;

    @Option(names = "--header", paramLabel = "NAME=VALUE", description = "A further header field.")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(names = "--body", paramLabel = "TEXT", description = "The text.")
    private String body = "hello\n";

    @Option(names = "--eml", paramLabel = "FILE", description = "A whole message instead.")
    private @Nullable Path eml;

    @Option(names = "--enter", paramLabel = "HOST", description = "Where it enters, for a sender that nobody has.")
    private String enter = "";

    @Option(
            names = "--enter-from",
            paramLabel = "ADDRESS",
            description = "The address it comes from; without it the visitor's.")
    private String enterFrom = "";

    @Override
    public Integer call() {
        var fields = new LinkedHashMap<String, String>();
        if (subject != null) {
            fields.put("Subject", subject);
        }
        fields.putAll(headers);
        var request = new SendRequest(from, to, fields, body, eml(), enter, enterFrom);
        try {
            return tell(new ControlClient(control()).send(request.json()));
        } catch (IllegalArgumentException refused) {
            spec.commandLine().getErr().println("hybridlab: " + Visible.of(told(refused)));
            return ExitCodes.USAGE;
        } catch (IOException noAnswer) {
            throw new EnvironmentMissing(
                    "no lab answers behind " + lab + " (" + noAnswer.getMessage()
                            + "); start one with 'hybridlab up FILE --ready-file " + lab + "'",
                    noAnswer);
        }
    }

    private ReadyFile.Control control() {
        try {
            return ReadyFile.readControl(lab);
        } catch (IOException unusable) {
            throw new EnvironmentMissing(
                    unusable.getMessage() + "; 'hybridlab up FILE --ready-file " + lab
                            + "' writes one and keeps a lab up",
                    unusable);
        }
    }

    /** A lab speaks of a line of a file, and of a key there; here both are options. */
    private static String told(IllegalArgumentException refused) {
        return String.valueOf(refused.getMessage())
                .replaceFirst("^send:1:1: ", "")
                .replace("say with 'enter' where", "say with --enter where");
    }

    private byte[] eml() {
        try {
            return eml == null ? new byte[0] : Files.readAllBytes(eml);
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), "--eml: cannot read " + eml);
        }
    }

    private int tell(JsonNode answer) {
        var out = spec.commandLine().getOut();
        answer.path("story").forEach(line -> out.println(Visible.line(line.asText())));
        out.println();
        answer.path("outcomes").forEach(line -> out.println(Visible.line(line.asText())));
        out.flush();
        return answer.path("delivered").asBoolean() ? ExitCodes.AS_EXPECTED : ExitCodes.NOT_AS_EXPECTED;
    }
}
