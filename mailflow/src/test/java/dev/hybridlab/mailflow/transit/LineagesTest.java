package dev.hybridlab.mailflow.transit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.MessageRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every part of a message has a name of its own, wherever and however often it is divided. */
class LineagesTest {
    private static MessageRef at(String lineage, int hop, int attempt) {
        return new MessageRef(lineage, hop, attempt);
    }

    @Test
    void the_first_host_counts_from_two() {
        var lineages = new Lineages();

        assertThat(lineages.fork(at("mail", 0, 0)).lineage()).isEqualTo("mail.2");
        assertThat(lineages.fork(at("mail", 0, 0)).lineage()).isEqualTo("mail.3");
        assertThat(lineages.ruled(at("mail", 0, 0)).lineage()).isEqualTo("mail.r2");
    }

    @Test
    void a_host_further_on_and_a_later_attempt_repeat_no_name() {
        var first = new Lineages();
        var second = new Lineages();
        var names = new ArrayList<String>();
        for (var attempt : List.of(0, 1, 7)) {
            names.add(first.fork(at("mail", 0, attempt)).lineage());
            names.add(second.fork(at("mail", 1, attempt)).lineage());
            names.add(second.fork(at("mail.2", 1, attempt)).lineage());
            names.add(first.ruled(at("mail", 0, attempt)).lineage());
            names.add(second.ruled(at("mail", 1, attempt)).lineage());
        }

        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).allSatisfy(name -> assertThat(at(name, 1, 0).root()).isEqualTo("mail"));
    }
}
