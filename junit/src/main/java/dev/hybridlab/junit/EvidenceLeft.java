package dev.hybridlab.junit;

import java.nio.file.Path;

/** Says in the stack trace of a failure where its evidence lies: what shows a failure at all shows that. */
final class EvidenceLeft extends Exception {
    private static final long serialVersionUID = 1;

    EvidenceLeft(Path page) {
        super("what happened in the lab is in " + shown(page), null, false, false);
    }

    /** From the working directory where it lies below that: {@code target/junit-jupiter/.../hybridlab.html}. */
    private static String shown(Path page) {
        var here = Path.of("").toAbsolutePath();
        var whole = page.toAbsolutePath().normalize();
        return (whole.startsWith(here) ? here.relativize(whole) : whole).toString();
    }

    @Override
    public String toString() {
        return "hybridlab: " + getMessage();
    }
}
