package dev.hybridlab.cli;

import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.reports.text.RunText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** What a run shows while it goes: a line a scenario, on a terminal also how far it is; failures in full. */
final class RunScreen {
    private static final String BACK_TO_AN_EMPTY_LINE = "\r\u001B[K";

    private final PrintWriter out;
    private final RunText text;
    private final boolean terminal;
    private int total;
    private int ended;

    RunScreen(CommandLine command) {
        this.out = command.getOut();
        this.terminal = !"dumb".equals(System.getenv("TERM"))
                && command.getColorScheme().ansi().enabled(); // not in a pipe, not under NO_COLOR
        this.text = new RunText(terminal);
    }

    void begin(int scenarios) {
        total = scenarios;
        status();
    }

    /** Called in the order of the files. */
    void ended(ScenarioRecord record) {
        ended++;
        clear();
        text.told(record).forEach(out::println);
        status();
    }

    private void status() {
        if (terminal && ended < total) {
            out.print("[" + ended + "/" + total + "] ...");
        }
        out.flush();
    }

    private void clear() {
        if (terminal) {
            out.print(BACK_TO_AN_EMPTY_LINE);
        }
    }

    void end(RunRecord run, String written) {
        clear();
        out.println();
        text.summary(run).forEach(out::println);
        out.println(written);
        out.flush();
    }

    void nothingSelected(List<Path> files, Optional<String> tag, String written) {
        var names = String.join(", ", files.stream().map(Path::toString).toList());
        out.println("nothing was selected: no scenario "
                + tag.map(wanted -> "with the tag '" + wanted + "' ").orElse("") + "in " + names);
        out.println(written);
        out.flush();
    }
}
