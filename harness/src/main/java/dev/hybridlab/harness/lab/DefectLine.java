package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.trace.MessageRef;
import java.util.Arrays;

/** A defect of the lab in one line: what is needed to report it. */
final class DefectLine {
    private static final String OURS = "dev.hybridlab.";
    private static final int LONGEST = 120;

    private DefectLine() {}

    /** The defect met this message, which was kept. */
    static String of(Throwable defect, MessageRef message) {
        return "a defect met message '" + message + "', which stays in the poison queue: " + what(defect);
    }

    static String of(Throwable defect) {
        return "a defect: " + what(defect);
    }

    private static String what(Throwable defect) {
        var said = String.valueOf(defect.getMessage()).lines().findFirst().orElse("");
        var shown = said.length() > LONGEST ? said.substring(0, LONGEST) + "..." : said;
        var where = Arrays.stream(defect.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
        return defect.getClass().getName() + " (" + shown + ")" + where + "; please report this line";
    }
}
