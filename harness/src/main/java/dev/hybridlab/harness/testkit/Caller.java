package dev.hybridlab.harness.testkit;

import dev.hybridlab.mailflow.trace.SourceLine;
import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;

/** Whose line of Java it was: what a test writes wrongly is answered at its own place. */
final class Caller {
    private static final SourceLine NOBODY = new SourceLine("Java", 1, 1);
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Optional<URL> OURS = home(Caller.class);

    private Caller() {}

    /** The innermost line that is neither ours nor the JDK's. */
    static SourceLine line() {
        return WALKER.walk(frames -> frames.filter(frame -> isForeign(home(frame.getDeclaringClass())))
                .findFirst()
                .map(frame -> new SourceLine(
                        Optional.ofNullable(frame.getFileName()).orElse(frame.getClassName()),
                        Math.max(1, frame.getLineNumber()),
                        1))
                .orElse(NOBODY));
    }

    private static boolean isForeign(Optional<URL> home) {
        return home.isPresent() && !home.equals(OURS);
    }

    private static Optional<URL> home(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource()).map(CodeSource::getLocation);
    }
}
