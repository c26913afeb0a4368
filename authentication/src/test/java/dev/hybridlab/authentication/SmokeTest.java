package dev.hybridlab.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.message.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One message from its signer to the border, with every kind of key. */
final class SmokeTest {
    private static final List<String> HEADERS =
            List.of("From", "Date", "Subject", "Message-ID", "Content-Type", "MIME-Version");

    static Message mail() {
        return Published.message(
                "From: Anna <anna@contoso.example>",
                "To: Bert <bert@fabrikam.example>",
                "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=  with   blanks",
                "Date: Thu, 26 Nov 2026 12:00:00 +0000",
                "Message-ID: <1@contoso.example>",
                "",
                "Hello,  Bert \t",
                "",
                "");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_lab_signs_the_lab_verifies(SigningKey.Kind kind) {
        var key = new SigningKey("contoso.example", "selector1", 0, kind);
        var seal = new SigningKey("microsoft.example", "arcselector10001", 0, kind);
        var published = new Published()
                .key(key)
                .key(seal)
                .txt("contoso.example", "v=spf1 ip4:198.18.10.25 -all")
                .txt("_dmarc.contoso.example", "v=DMARC1; p=reject");
        var signing = new LabSigning();
        var signed = Published.with(
                mail(),
                List.of(signing.dkim(
                        new DkimSigning(key, Canonicalization.RELAXED, HEADERS, Optional.empty()), mail())));
        var once = Published.with(
                signed,
                signing.arc(
                        new ArcSealing(
                                seal, 1, "mx.microsoft.com 1; dkim=pass", ArcResult.NONE, HEADERS, Optional.empty()),
                        signed));
        var twice = Published.with(
                once,
                signing.arc(
                        new ArcSealing(
                                seal,
                                2,
                                "mx.microsoft.com 1; arc=pass",
                                ArcResult.PASS,
                                HEADERS,
                                Optional.of(Published.NOW)),
                        once));

        var findings = new BorderEvaluation().judge(published.claim("198.18.10.25", "anna@contoso.example", twice));

        assertThat(findings.spf().result()).isEqualTo(SpfResult.PASS);
        assertThat(findings.spf().evidence().term()).isEqualTo("ip4:198.18.10.25");
        assertThat(findings.dkim())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).as(each.detail()).isEqualTo(DkimReason.VERIFIED));
        assertThat(findings.dmarc().result()).isEqualTo(DmarcResult.PASS);
        assertThat(findings.arc().result()).as(findings.arc().detail()).isEqualTo(ArcResult.PASS);
        assertThat(findings.arc().sets()).hasSize(2);
        assertThat(findings.arc().oldestPass()).isEqualTo(1);
    }
}
