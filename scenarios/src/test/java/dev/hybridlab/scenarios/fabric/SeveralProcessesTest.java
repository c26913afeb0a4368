package dev.hybridlab.scenarios.fabric;

import dev.hybridlab.harness.node.RemoteLabs;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Hosts behind control interfaces in this JVM: the same lab, also where there is no Docker. */
class SeveralProcessesTest extends FabricContract {
    private static final Processes PROCESSES = new Processes();

    SeveralProcessesTest() {
        super(RemoteLabs.on(PROCESSES));
    }

    @AfterAll
    static void end() {
        PROCESSES.close();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Played.on(RemoteLabs.on(PROCESSES), "flows", "dns", "loops/l02-connector-by-mx.yaml");
    }
}
