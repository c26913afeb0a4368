package dev.hybridlab.harness.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.run.EnvironmentMissing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has the addresses, and how long one waits for him. */
class HolderTest {
    @ParameterizedTest
    @CsvSource({
        "198.18.0.0/15,true",
        "198.18.64.0/18,true",
        "198.0.0.0/8,true",
        "10.0.0.0/8 198.19.255.0/24,true",
        "198.17.0.0/16,false",
        "198.20.0.0/16,false",
        "fd00::/64,false",
        "'',false"
    })
    void only_a_network_that_overlaps_has_addresses_of_a_lab(String subnets, boolean holds) {
        assertThat(Holder.of("some|4711|\"2026-11-26T08:31:22.123456789Z\"|" + subnets + " ")
                        .isPresent())
                .isEqualTo(holds);
    }

    @Test
    void it_is_told_with_its_process_and_its_begin() {
        assertThat(Holder.of("hybridlab-4711|4711|\"2026-11-26T09:31:22.123+01:00\"|198.18.0.0/15 "))
                .hasToString("Optional[another lab in containers has the network 198.18.0.0/15: process 4711 since"
                        + " 2026-11-26T08:31:22Z (network hybridlab-4711)]");
        assertThat(Holder.of("main_lab||\"?\"|198.18.0.0/15 "))
                .hasToString(
                        "Optional[the network 'main_lab' has addresses of 198.18.0.0/15, and no run or test made it"
                                + " ('docker compose down' ends compose.yaml's)]");
    }

    @Test
    void the_wait_is_as_long_as_the_environment_says() {
        assertThat(Waiting.patience("")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Waiting.patience("0")).isEqualTo(Duration.ZERO);
        assertThat(Waiting.patience(" 30 ")).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "5m", "99999999999999999999"})
    void what_is_no_number_of_seconds_is_answered(String text) {
        assertThatThrownBy(() -> Waiting.patience(text))
                .isInstanceOf(EnvironmentMissing.class)
                .hasMessage("HYBRIDLAB_DOCKER_WAIT is a number of seconds, 0 or more, not '" + text
                        + "': set it right, or leave it out");
    }
}
