package dev.hybridlab.cli;

import dev.hybridlab.record.json.EvidenceJson;
import dev.hybridlab.reports.html.HtmlReport;
import dev.hybridlab.reports.junitxml.JUnitXml;
import java.util.Objects;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code hybridlab}: holds the verbs; alone it is a usage error (exit code 2) that shows the help. */
@Command(
        name = "hybridlab",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Rehearse hybrid Exchange mail flow: scenario files, real SMTP, reasons.",
        subcommands = GenerateCompletion.class)
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command line as the launcher runs it and as tests call it, with writers of their own. */
    public static CommandLine commandLine() {
        var run = new RunCommand(
                Workbench.standard(),
                new Outputs.Forms(HtmlReport::write, HtmlReport::pages, JUnitXml::write, EvidenceJson::write),
                Interruption::ofTheMachine);
        return prepared(new CommandLine(new Main())
                .addSubcommand(run)
                .addSubcommand(new ValidateCommand())
                .addSubcommand(new ExpandCommand())
                .addSubcommand(new UpCommand())
                .addSubcommand(new SendCommand())
                .addSubcommand(new BenchCommand()));
    }

    /** Exit codes and last words that all verbs share. */
    static CommandLine prepared(CommandLine command) {
        command.getSubcommands()
                .values()
                .forEach(verb -> verb.getCommandSpec().helpCommand(false)); // a help command swallows wrong options
        return command.setExitCodeExceptionMapper(ExitCodes::of)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new UsageErrors(command.getParameterExceptionHandler()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which verb?");
    }

    /**
     * Runs one command and ends the JVM with its exit code.
     *
     * @param arguments the words after {@code hybridlab}
     */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Only a jar carries its version; classes run from an editor do not. */
    static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(unpackaged)");
    }

    /** The version of the build, and of the Java it runs on, which a report of a defect needs. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"hybridlab " + version() + " on Java " + Runtime.version()};
        }
    }
}
