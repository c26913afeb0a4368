package dev.hybridlab.harness.run;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What to report when hybridlab itself broke. */
final class Defect {
    private Defect() {}

    static String told(String file, Throwable defect) {
        var trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace, true));
        return """
            %s: hybridlab itself broke while it played this scenario
              please report it with this file, its topology and what follows
            %s\
            """.formatted(file, trace.toString().stripTrailing());
    }
}
