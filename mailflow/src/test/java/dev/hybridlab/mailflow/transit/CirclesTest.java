package dev.hybridlab.mailflow.transit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which forwards lead back to themselves and lose the mail (ONP-RCPT-08, ONP-RCPT-09). */
final class CirclesTest {
    /** {@code a>b} is replaced by, {@code a+b} keeps a copy and forwards; who has no arrow keeps the mail. */
    @ParameterizedTest(name = "{0} to {1}: {2} lost")
    @CsvSource({
        "a>b b>a, a, a",
        "a>b b>a, a b, a b",
        "a>b b>c c>a, b, b",
        "a>a, a, a",
        "a+b b+a, a, -",
        "a+b b>a, a, -",
        "a>b b+a, a, -",
        "a>b b>x, a x, -",
        "g>a;c a>b b>a, g, a",
        "g>a;c a>b b>a, g a, a",
        "g>h;c h>g, g, -",
        "g>h h>g, g, g",
        "g>, g, -",
        "g>a;b a>b b>a, g, a",
        "a>b b>c c>b, a, b",
    })
    void a_circle_that_nobody_leaves_is_found(String arrows, String envelope, String lost) {
        var sorting = new Toy(arrows.replace(';', ','));
        List.of(envelope.split(" ")).forEach(sorting::envelope);
        assertThat(sorting.refused).isEqualTo(lost.equals("-") ? List.of() : List.of(lost.split(" ")));
    }

    /** Sorts as {@link Sorting} does, by letters. */
    private static final class Toy {
        private final Circles circles = new Circles();
        private final Map<String, List<String>> instead = new HashMap<>();
        private final Map<String, List<String>> also = new HashMap<>();
        private final List<String> refused = new ArrayList<>();

        Toy(String arrows) {
            for (var arrow : arrows.split(" ")) {
                var to = arrow.substring(2).isEmpty()
                        ? List.<String>of()
                        : Arrays.asList(arrow.substring(2).split(","));
                (arrow.charAt(1) == '>' ? instead : also).put(arrow.substring(0, 1), to);
            }
        }

        void envelope(String recipient) {
            sort(recipient);
            if (circles.lost(recipient) && !refused.contains(recipient)) {
                refused.add(recipient);
            }
        }

        private void sort(String recipient) {
            if (!circles.enter(recipient)) {
                return;
            }
            if (instead.containsKey(recipient)) {
                circles.leadsOn(instead.get(recipient).isEmpty());
                instead.get(recipient).forEach(this::sort);
            }
            also.getOrDefault(recipient, List.of()).forEach(this::sort);
            if (circles.leave(recipient)) {
                refused.add(recipient);
            }
        }
    }
}
