package dev.hybridlab.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.AuthenticationClaim;
import dev.hybridlab.mailflow.authentication.AuthenticationFindings;
import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.exchange.ArcSets;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Reason;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only somebody with bad intentions sends gets a verdict, and costs little. */
class HostileMailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10); // a hundred times what it takes
    private static final SigningKey KEY = SigningKey.of("a.example", "s1");
    private static final Message MAIL = Published.message("From: x@a.example", "Subject: one", "", "Hello");

    /** Findings, and how many questions they cost. */
    private record Judged(AuthenticationFindings findings, int questions) {}

    private static Judged judged(Published published, Message message) {
        var asked = new AtomicInteger();
        var sender = published.sender("198.18.0.1", "mail.example.net", "x@a.example");
        var counted = new SpfClaim(
                sender.client(),
                sender.helo(),
                sender.mailFrom(),
                (name, type, now) -> {
                    asked.incrementAndGet();
                    return sender.names().ask(name, type, now);
                },
                sender.now());
        var findings = assertTimeoutPreemptively(
                PATIENCE, () -> new BorderEvaluation().judge(new AuthenticationClaim(counted, message)));
        return new Judged(findings, asked.get());
    }

    private static HeaderField signature(Message message) {
        return new LabSigning()
                .dkim(new DkimSigning(KEY, Canonicalization.RELAXED, List.of("From"), Optional.empty()), message);
    }

    @Test
    void of_a_thousand_domains_that_sign_ten_keys_are_asked_for() {
        var field = signature(MAIL).raw();
        var fields = new ArrayList<HeaderField>();
        for (var i = 0; i < 1_000; i++) {
            fields.add(new HeaderField(field.replace("d=a.example", "d=d" + i + ".example")));
        }

        var judged = judged(new Published(), Published.with(MAIL, fields));

        assertThat(judged.findings().dkim())
                .extracting(DkimFinding::reason)
                .hasSize(11)
                .endsWith(DkimReason.TOO_MANY);
        assertThat(judged.questions()).isLessThanOrEqualTo(10 + 2); // SPF and DMARC
    }

    @Test
    void a_thousand_sets_of_seals_ask_for_no_key() {
        var fields = new ArrayList<HeaderField>();
        for (var i = 1; i <= 1_000; i++) {
            fields.add(HeaderField.of("ARC-Seal", "i=" + i + "; a=rsa-sha256; cv=pass; d=a.example; s=s1; b=aGk="));
            fields.add(HeaderField.of(
                    "ARC-Message-Signature", "i=" + i + "; a=rsa-sha256; d=a.example; s=s1; h=From; bh=aGk=; b=aGk="));
            fields.add(HeaderField.of("ARC-Authentication-Results", "i=" + i + "; a.example; spf=pass"));
        }

        var judged = judged(new Published().key(KEY), Published.with(MAIL, fields));

        assertThat(judged.findings().arc().result()).isEqualTo(ArcResult.FAIL);
        assertThat(judged.findings().arc().detail()).isEqualTo("i= of ARC-Authentication-Results is not 1 to 50");
        assertThat(judged.questions()).isEqualTo(2);
    }

    /** RFC 8617 §4.2.1: neither Exchange Online nor a gateway seals what has fifty sets. */
    @Test
    void nobody_adds_a_set_to_fifty() {
        var edits = HeaderEdits.of(MAIL.headers());
        var sets = new ArcSets(new LabSigning(), Reason.of("BRD-09", "a set for each pass"));

        sets.add(sealing(51), MAIL, edits);
        assertThat(edits.headers().count("ARC-Seal")).isZero();
        sets.add(sealing(1), MAIL, edits);
        assertThat(edits.headers().fields())
                .extracting(HeaderField::name)
                .startsWith("ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results");
    }

    private static ArcSealing sealing(int instance) {
        return new ArcSealing(KEY, instance, "mx.example; spf=pass", ArcResult.NONE, List.of("From"), Optional.empty());
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {8_192, 16_384})
    void a_key_that_would_cost_seconds_is_not_used(int bits) throws GeneralSecurityException {
        var modulus = new BigInteger(bits, new Random(1)).setBit(bits - 1).setBit(0);
        var key =
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)));
        var published = new Published()
                .txt(KEY.name(), "v=DKIM1; p=" + Base64.getEncoder().encodeToString(key.getEncoded()));

        var judged = judged(published, Published.with(MAIL, List.of(signature(MAIL))));

        assertThat(judged.findings().dkim())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo(DkimReason.KEY_SYNTAX))
                .satisfies(each -> assertThat(each.detail()).contains("an RSA key of " + bits + " bits: at most 4096"));
    }

    @Test
    void records_of_a_hundred_kilobytes_are_errors() {
        var long100 = "x".repeat(100_000);
        var published = new Published()
                .txt(KEY.name(), "v=DKIM1; p=" + long100)
                .txt("a.example", "v=spf1 exists:" + long100 + " -all")
                .txt("_dmarc.a.example", "v=DMARC1; p=none; rua=mailto:" + long100);

        var findings = judged(published, Published.with(MAIL, List.of(signature(MAIL))))
                .findings();

        assertThat(findings.spf().result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(findings.dkim()).extracting(DkimFinding::reason).containsExactly(DkimReason.KEY_SYNTAX);
        assertThat(findings.dmarc().result()).isEqualTo(DmarcResult.PERMERROR);
    }

    @Test
    void includes_in_a_circle_end_with_everything_else_judged() {
        var published = new Published()
                .key(KEY)
                .txt("a.example", "v=spf1 include:b.example include:b.example -all")
                .txt("b.example", "v=spf1 include:a.example redirect=a.example");

        var judged = judged(published, Published.with(MAIL, List.of(signature(MAIL))));

        assertThat(judged.findings().spf().result()).isEqualTo(SpfResult.PERMERROR);
        assertThat(judged.findings().dkim()).extracting(DkimFinding::reason).containsExactly(DkimReason.VERIFIED);
        assertThat(judged.questions()).isLessThanOrEqualTo(14);
    }

    /** DOMA-14. */
    @Test
    void a_signature_over_a_part_says_so_and_may_count_for_nothing() {
        var field = signature(MAIL);
        var part = new HeaderField(field.raw().replace("bh=", "l=3; bh="));
        var sender = new Published().key(KEY).claim(Published.with(MAIL, List.of(part)));

        var counting = new BorderEvaluation().judge(sender).dkim().getFirst();
        var whole = new BorderEvaluation()
                .judge(new AuthenticationClaim(sender.sender(), sender.message(), true))
                .dkim()
                .getFirst();

        assertThat(counting.detail()).isEqualTo("the body is not the one that was signed");
        assertThat(whole.detail()).isEqualTo("l=: a part of the body is not enough here");
        assertThat(whole.reason()).isEqualTo(DkimReason.BODY_HASH);
    }
}
