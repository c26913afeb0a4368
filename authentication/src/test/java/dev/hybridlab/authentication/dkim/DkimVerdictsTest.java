package dev.hybridlab.authentication.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.LabSigning;
import dev.hybridlab.authentication.Published;
import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.PublishedKeys;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.zone.Zones;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signature is worth, case by case (RFC 6376 §6.1, RFC 8301). */
final class DkimVerdictsTest {
    private static final SigningKey KEY = SigningKey.of("a.example", "s1");
    private static final Message MAIL = Published.message(
            "From: x@a.example", "Subject: one", "Date: Thu, 26 Nov 2026 12:00:00 +0000", "", "Hello");

    private static HeaderField signed(Canonicalization form) {
        return new LabSigning()
                .dkim(new DkimSigning(KEY, form, List.of("From", "Subject", "Date"), Optional.of(Published.NOW)), MAIL);
    }

    private static DkimFinding judged(Published published, HeaderField field) {
        return new BorderEvaluation()
                .judge(published.claim(Published.with(MAIL, List.of(field))))
                .dkim()
                .getFirst();
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "v=1, v=2, SYNTAX",
        "v=1; , '', SYNTAX",
        "a=rsa-sha256, a=rsa-sha1, WEAK", // RFC 8301 §3.1
        "a=rsa-sha256, a=rot13, SYNTAX",
        "a=rsa-sha256, a=ed25519-sha256, KEY_SYNTAX",
        "c=relaxed/relaxed, c=strict, SYNTAX",
        "c=relaxed/relaxed, c=relaxed, BODY_HASH_OR_SIGNATURE",
        "d=a.example, d=b.example, NO_KEY",
        "d=a.example, d=, SYNTAX",
        "d=a.example, d=a.example dmarc=pass, SYNTAX",
        "d=a.example, d=a.example(x), SYNTAX",
        "d=a.example, d=a.exa\"mple, SYNTAX",
        "s=s1, s=s2, NO_KEY",
        "s=s1, s=a..b, SYNTAX",
        "s=s1, s=s1 s2, SYNTAX",
        "h=From:, h=, SYNTAX",
        "h=From:, h=To:, SYNTAX", // RFC 6376 §5.4: From must be signed
        "bh=, bh=!, SYNTAX",
        "b=, b=!, SYNTAX",
        "d=a.example;, d=a.example; d=a.example;, SYNTAX",
        "d=a.example;, d=a.example; i=x@b.example;, SYNTAX",
        "d=a.example;, d=a.example; i=noat;, SYNTAX",
        "d=a.example;, d=a.example; q=dns/other;, SYNTAX",
        "d=a.example;, d=a.example; l=many;, SYNTAX",
        "d=a.example;, d=a.example; l=99999;, BODY_HASH",
        "d=a.example;, d=a.example; l=9999999999999999;, SYNTAX",
        "d=a.example;, d=a.example; x=1;, SYNTAX", // not behind t=
        "d=a.example;, d=a.example; x=99999999999;, SIGNATURE",
        "t=1795694400;, t=1795694399; x=1795694399;, SYNTAX",
        "t=1795694400;, t=1795694398; x=1795694399;, EXPIRED",
        "t=1795694400;, t=1795698000;, FUTURE",
        "t=1795694400;, t=-1;, SYNTAX",
        "d=a.example;, d=a.example; ;;, SYNTAX",
        "d=a.example;, d=a.example; 1x=y;, SYNTAX",
    })
    void a_field_that_is_wrong_gets_a_verdict(String from, String to, String reason) {
        var field = signed(Canonicalization.RELAXED);
        assertThat(field.raw()).contains(from);
        var changed = new HeaderField(field.raw().replace(" " + from, " " + to));

        var finding = judged(new Published().key(KEY), changed);

        assertThat(finding.reason().name())
                .as(finding.detail())
                .isIn(reason.equals("BODY_HASH_OR_SIGNATURE") ? List.of("BODY_HASH", "SIGNATURE") : List.of(reason));
        assertThat(finding.domain() + finding.selector())
                .doesNotContainPattern("[\\s()\"]"); // it goes into a results field
        assertThat(judged(new Published().key(KEY), field).reason()).isEqualTo(DkimReason.VERIFIED);
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "v=DKIM1, v=DKIM2, KEY_SYNTAX",
        "v=DKIM1; , '', VERIFIED",
        "k=rsa; , '', VERIFIED",
        "k=rsa, k=dsa, KEY_SYNTAX",
        "k=rsa, h=sha1, KEY_SYNTAX",
        "k=rsa, h=sha1:sha256, VERIFIED",
        "k=rsa, s=other, KEY_SYNTAX",
        "k=rsa, s=email, VERIFIED",
        "k=rsa, t=s, VERIFIED",
        "k=rsa, t=y, VERIFIED",
        "p=, p=;q=, NO_KEY", // revoked
        "p=, p=!, KEY_SYNTAX",
        "p=, q=, KEY_SYNTAX",
    })
    void a_key_that_is_wrong_gets_a_verdict(String from, String to, DkimReason reason) {
        var published = new Published().txt(KEY.name(), PublishedKeys.text(KEY).replace(from, to));

        var finding = judged(published, signed(Canonicalization.SIMPLE));

        assertThat(finding.reason()).as(finding.detail()).isEqualTo(reason);
    }

    /** RFC 8301 §3.2, RFC 6376 §3.3.3. */
    @ParameterizedTest(name = "{0} bits: {1}")
    @CsvSource({"512, WEAK", "1023, WEAK", "1024, SIGNATURE", "4104, KEY_SYNTAX"})
    void keys_are_neither_too_short_nor_too_long(int bits, DkimReason reason) throws GeneralSecurityException {
        // No key pair: nobody signs with it, and to find two large primes takes long.
        var modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.valueOf(189));
        var key =
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4));
        var text = Base64.getEncoder().encodeToString(key.getEncoded());

        var finding = judged(new Published().txt(KEY.name(), "v=DKIM1; p=" + text), signed(Canonicalization.RELAXED));

        assertThat(finding.reason()).as(finding.detail()).isEqualTo(reason);
    }

    /** DOMA-05. */
    @Test
    void a_name_service_that_does_not_answer_is_a_temporary_error() {
        for (var fault : new Zones.Fault[] {Zones.Fault.TIMEOUT, Zones.Fault.SERVFAIL}) {
            var finding = judged(new Published().key(KEY).fault(KEY.name(), fault), signed(Canonicalization.RELAXED));
            assertThat(finding.result().word()).isEqualTo("temperror");
            assertThat(finding.comment()).isEqualTo("key query timeout");
        }
        var none =
                new BorderEvaluation().judge(new Published().claim(MAIL)).dkim().getFirst();
        assertThat(none.result().word() + " (" + none.comment() + ")").isEqualTo("none (message not signed)");
    }

    /** RFC 6376 §3.4: what each form forgives. */
    @ParameterizedTest(name = "{0}, {1} for {2}: {3}")
    @CsvSource({
        "true, Subject: one, subject:   one  , VERIFIED",
        "false, Subject: one, subject:   one  , SIGNATURE",
        "true, Hello, 'Hello \t', VERIFIED",
        "false, Hello, 'Hello \t', BODY_HASH",
        "true, Hello, Hel lo, BODY_HASH",
        "true, Subject: one, Subject: two, SIGNATURE",
    })
    void relaxed_forgives_blanks_and_simple_nothing(boolean relaxed, String from, String to, DkimReason reason) {
        var field = signed(relaxed ? Canonicalization.RELAXED : Canonicalization.SIMPLE);
        var text =
                new String(Published.with(MAIL, List.of(field)).octets(), java.nio.charset.StandardCharsets.ISO_8859_1);
        var changed = Message.parse(text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThat(new BorderEvaluation()
                        .judge(new Published().key(KEY).claim(changed))
                        .dkim())
                .extracting(DkimFinding::reason)
                .containsExactly(reason);
    }

    /** RFC 6376 §5.4.2: of several fields of one name the lowest is signed first. */
    @Test
    void a_further_field_on_top_is_not_the_one_that_was_signed() {
        var published = new Published().key(KEY);
        var field = signed(Canonicalization.RELAXED);
        var above = Published.with(MAIL, List.of(field, HeaderField.of("Subject", "another")));
        var below = Published.with(MAIL.with(MAIL.headers().append("Subject", "another")), List.of(field));

        assertThat(new BorderEvaluation()
                        .judge(published.claim(above))
                        .dkim()
                        .getFirst()
                        .reason())
                .isEqualTo(DkimReason.VERIFIED);
        assertThat(new BorderEvaluation()
                        .judge(published.claim(below))
                        .dkim()
                        .getFirst()
                        .reason())
                .isEqualTo(DkimReason.SIGNATURE);
    }

    @Test
    void of_a_thousand_signatures_ten_are_looked_at() {
        var published = new Published().key(KEY);
        var many = Published.with(MAIL, Collections.nCopies(1000, signed(Canonicalization.RELAXED)));

        var findings = new BorderEvaluation().judge(published.claim(many)).dkim();

        assertThat(findings).hasSize(11);
        assertThat(findings.getLast().reason()).isEqualTo(DkimReason.TOO_MANY);
        assertThat(findings.getLast().detail()).startsWith("990");
    }

    @Test
    void a_tag_of_a_hundred_kilobytes_is_a_syntax_error() {
        var raw = signed(Canonicalization.RELAXED).raw();
        for (var tag : List.of("z=", "h=", "b=", "d=")) {
            var field = new HeaderField(raw + "; " + tag + "x".repeat(100_000));
            assertThat(judged(new Published().key(KEY), field).reason()).isEqualTo(DkimReason.SYNTAX);
        }
    }
}
