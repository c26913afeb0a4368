package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.file.ScenarioFile;
import dev.hybridlab.record.run.LoopTold;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Of each kind of circle (LOOP-21 to LOOP-28, LOOP-31 to LOOP-34, LOOP-37) the evidence names system, connector and recipient of
 * every station, the setting that closes it, and the line that opens it.
 */
class LoopClosingTest {
    private static List<LoopTold> loops(String scenario) {
        var read = ScenarioFile.read(Library.folder().resolve("loops/" + scenario + ".yaml"));
        return Rehearsed.record(read.optional().orElseThrow())
                .phases()
                .getFirst()
                .loops();
    }

    /** What somebody expects of one circle. */
    private record Expected(String stations, String closing, String mend) {}

    @ParameterizedTest
    @CsvFileSource(resources = "/loops/closing.txt", delimiter = '|', quoteCharacter = '`')
    void each_circle_is_told_with_what_closes_it(String fact, String scenario, String stations, String closingAndMend) {
        var parts = closingAndMend.split(" @ ", 2);
        var expected = new Expected(stations, parts[0], parts[1]);
        assertThat(loops(scenario)).as(fact).isNotEmpty().first().satisfies(loop -> {
            assertThat(loop.cycle().stream()
                            .map(station -> station.system() + " " + station.recipient())
                            .collect(Collectors.joining(", ")))
                    .isEqualTo(expected.stations());
            assertThat(loop.cycle()).noneMatch(station -> station.connector().isEmpty());
            assertThat(loop.closing()).contains(expected.closing()).endsWith(")");
            assertThat(loop.mend()).contains(expected.mend());
        });
    }
}
