package dev.hybridlab.junit;

import dev.hybridlab.harness.testkit.Lab;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Leaves the evidence of a lab with a test that failed. */
final class Published {
    private Published() {}

    static void behind(ExtensionContext test, Lab lab) {
        if (failure(test).isPresent()) {
            test.publishReportEntry("hybridlab", "what became of every message" + lab.told());
        }
    }

    private static Optional<Throwable> failure(ExtensionContext test) {
        return test.getExecutionException().filter(each -> !(each instanceof TestAbortedException));
    }
}
