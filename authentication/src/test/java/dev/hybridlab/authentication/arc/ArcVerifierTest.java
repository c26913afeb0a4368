package dev.hybridlab.authentication.arc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.LabSigning;
import dev.hybridlab.authentication.Published;
import dev.hybridlab.mailflow.authentication.ArcFinding;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains of seals, whole and broken (RFC 8617 §5.2). */
final class ArcVerifierTest {
    private static final SigningKey KEY = SigningKey.of("sealer.example", "arc");
    private static final Published KEYS = new Published().key(KEY);

    private static Message sealed(int times) {
        var message = Published.message("From: x@a.example", "Subject: one", "", "Hello");
        for (var i = 1; i <= times; i++) {
            message = sealedAs(message, i, i == 1 ? ArcResult.NONE : ArcResult.PASS);
        }
        return message;
    }

    private static Message sealedAs(Message message, int instance, ArcResult chain) {
        var how = new ArcSealing(
                KEY,
                instance,
                "mx" + instance + ".example; spf=pass",
                chain,
                List.of("From", "Subject"),
                Optional.empty());
        return Published.with(message, new LabSigning().arc(how, message));
    }

    private static ArcFinding judged(Message message) {
        return new BorderEvaluation().judge(KEYS.claim(message)).arc();
    }

    @Test
    void no_seals_are_no_chain() {
        assertThat(judged(sealed(0)).result()).isEqualTo(ArcResult.NONE);
    }

    @Test
    void fifty_sets_are_a_chain_and_more_are_not() {
        var fifty = judged(sealed(50));
        assertThat(fifty.result()).as(fifty.detail()).isEqualTo(ArcResult.PASS);
        assertThat(fifty.sets()).hasSize(50);
        assertThat(fifty.sets().getFirst()).isEqualTo(new ArcFinding.Set(1, "sealer.example", "mx1.example; spf=pass"));
        assertThat(fifty.oldestPass()).isEqualTo(1);
        var more = HeaderField.of("ARC-Seal", "i=51; a=rsa-sha256; cv=pass; d=a.example; s=b; b=");
        assertThat(judged(Published.with(sealed(1), List.of(more))).result()).isEqualTo(ArcResult.FAIL);
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cv=none | cv=pass | fail",
                "cv=pass | cv=none | fail",
                "cv=pass | cv=fail | fail",
                "i=2; a | i=3; a | fail",
                "i=1; mx1 | i=0; mx1 | fail",
                "i=1; mx1 | mx1 | fail",
                "spf=pass | spf=fail | fail",
                "ARC-Seal: i=2; | ARC-Seal: i=2; h=From; | fail",
                "ARC-Seal: i=2; | X-Seal: i=2; | fail",
                "ARC-Message-Signature: i=1; | X-Signature: i=1; | fail",
                "d=sealer.example | d=other.example | fail",
                "h=From:Subject; | h=From:Subject:ARC-Seal; | fail",
                "h=From:Subject; | h=Subject; | fail",
                "Subject: one | Subject: two | fail",
                "Hello | Bye | fail",
                "b= | b=! | fail",
                "Hello | Hello | pass",
            })
    void what_was_changed_breaks_the_chain(String from, String to, String result) {
        var text = new String(sealed(2).octets(), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);

        var finding = judged(Message.parse(text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(finding.result().word()).as(finding.detail()).isEqualTo(result);
    }

    @Test
    void a_set_twice_or_a_gap_breaks_the_chain() {
        var two = sealed(2);
        var topmost = two.headers().fields().getFirst();
        assertThat(judged(Published.with(two, List.of(topmost))).detail()).contains("two ARC-Seal");
        var gap = two.with(new Headers(two.headers().fields().stream()
                .filter(field -> !field.raw().contains("i=1;"))
                .toList()));
        assertThat(judged(gap).result()).isEqualTo(ArcResult.FAIL);
    }

    /** RFC 8617 §5.2, step 5: who changed the message and sealed it again. */
    @Test
    void a_change_between_two_seals_shows_in_the_oldest_pass() {
        var one = sealed(1);
        var changed = new Message(
                one.headers(), Published.message("", "Hello, with a disclaimer").body());
        var two = judged(sealedAs(changed, 2, ArcResult.PASS));

        assertThat(two.result()).as(two.detail()).isEqualTo(ArcResult.PASS);
        assertThat(two.oldestPass()).isEqualTo(2);
    }

    @Test
    void a_chain_that_failed_stays_failed() {
        var sealedAgain = judged(sealedAs(sealed(1), 2, ArcResult.FAIL));
        assertThat(sealedAgain.result()).isEqualTo(ArcResult.FAIL);
    }

    @Test
    void hostile_fields_are_answered() {
        for (var value :
                List.of("", ";", "i=", "i=1", "i=99999999999", "i=1;" + "x".repeat(100_000), "i=1; i=1", "=")) {
            for (var name : List.of("ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results")) {
                var field = HeaderField.of(name, value);
                assertThat(judged(Published.with(sealed(1), List.of(field))).result())
                        .isEqualTo(ArcResult.FAIL);
            }
        }
    }
}
