package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.lab.EmbeddedLabs;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.node.RemoteLabs;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.mailflow.trace.Step;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** LAB-64: a host that runs as an image, where there are no containers. */
class NoContainersTest {
    @Test
    void the_forecast_ends_where_the_message_leaves_the_topology() {
        var open = LabFactory.FORECAST.open(Foreign.world(Foreign.IMAGE));
        Foreign.send(open.lab());

        assertThat(open.lab().steps()).last().isInstanceOfSatisfying(Step.LeftTopology.class, left -> {
            assertThat(left.to()).isEqualTo("mx.postfix.example");
            assertThat(left.recipients()).hasToString("[olaf@postfix.example]");
            assertThat(left.because().fact()).isEqualTo("LAB-64");
        });
        assertThat(open.lab().queued()).isEmpty();
    }

    @Test
    void the_lab_puts_no_mail_into_it() {
        var open = LabFactory.FORECAST.open(Foreign.world(Foreign.IMAGE));

        assertThatThrownBy(() -> Foreign.send(open.lab(), "olaf@postfix.example", "anna@contoso.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("mx.postfix.example", Foreign.IMAGE, "'enter'");
    }

    /** The command line ends with exit code 4 then. */
    @TestFactory
    Stream<DynamicTest> a_lab_without_containers_says_what_to_do() {
        var processes = new Processes();
        return Stream.of(EmbeddedLabs.with(LabOptions.rehearsal()), RemoteLabs.on(processes))
                .map(labs -> DynamicTest.dynamicTest(
                        labs.getClass().getName(),
                        () -> assertThatThrownBy(() -> labs.open(Foreign.world(Foreign.IMAGE)))
                                .isInstanceOf(EnvironmentMissing.class)
                                .hasMessageContainingAll(
                                        "mx.postfix.example", Foreign.IMAGE, "run it with '--fabric docker'")))
                .onClose(processes::close);
    }
}
