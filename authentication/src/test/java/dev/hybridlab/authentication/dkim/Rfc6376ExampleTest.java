package dev.hybridlab.authentication.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.Published;
import dev.hybridlab.mailflow.authentication.DkimReason;
import org.junit.jupiter.api.Test;

/** RFC 6376 appendix A: simple/simple, and a key of 1024 bits (appendix C). */
final class Rfc6376ExampleTest {
    private static final String KEY = "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQ"
            + "KBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYt"
            + "IxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v"
            + "/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhi"
            + "tdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

    private static final String[] LINES = {
        "DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;",
        "      c=simple/simple; q=dns/txt; i=joe@football.example.com;",
        "      h=Received : From : To : Subject : Date : Message-ID;",
        "      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;",
        "      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB",
        "      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut",
        "      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV",
        "      4bmp/YzhwvcubU4=;",
        "Received: from client1.football.example.com  [192.0.2.1]",
        "      by submitserver.example.com with SUBMISSION;",
        "      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)",
        "From: Joe SixPack <joe@football.example.com>",
        "To: Suzie Q <suzie@shopping.example.net>",
        "Subject: Is dinner ready?",
        "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)",
        "Message-ID: <20030712040037.46341.5F8J@football.example.com>",
        "",
        "Hi.",
        "",
        "We lost the game. Are you hungry yet?",
        "",
        "Joe.",
    };

    @Test
    void the_signature_verifies() {
        var keys = new Published().txt("brisbane._domainkey.example.com", KEY);

        assertThat(new BorderEvaluation()
                        .judge(keys.claim(Published.message(LINES)))
                        .dkim())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.reason()).as(finding.detail()).isEqualTo(DkimReason.VERIFIED);
                    assertThat(finding.domain()).isEqualTo("example.com");
                    assertThat(finding.selector()).isEqualTo("brisbane");
                });
    }
}
