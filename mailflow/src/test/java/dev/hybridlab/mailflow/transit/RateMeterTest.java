package dev.hybridlab.mailflow.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** So many a minute, of each for himself (ONP-RECV-93). */
final class RateMeterTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void a_minute_holds_so_many_and_then_forgets() {
        var meter = new RateMeter();
        assertThat(meter.take("a", 2, START)).isTrue();
        assertThat(meter.take("a", 2, START.plusSeconds(30))).isTrue();
        assertThat(meter.take("a", 2, START.plusSeconds(59))).isFalse();
        assertThat(meter.take("b", 2, START.plusSeconds(59))).isTrue();
        assertThat(meter.take("a", 2, START.plusSeconds(60))).isTrue();
        assertThat(meter.take("a", 2, START.plusSeconds(61))).isFalse();
    }
}
