package dev.hybridlab.authentication.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.Published;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 8463 appendix A: one message, signed with both algorithms. */
final class Rfc8463ExampleTest {
    static final String ED25519 = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    static final String RSA = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
            + "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
            + "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3"
            + "Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

    static final List<String> LINES = List.of(
            "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;",
            " d=football.example.com; i=@football.example.com;",
            " q=dns/txt; s=brisbane; t=1528637909; h=from : to :",
            " subject : date : message-id : from : subject : date;",
            " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;",
            " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus",
            " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==",
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;",
            " d=football.example.com; i=@football.example.com;",
            " q=dns/txt; s=test; t=1528637909; h=from : to : subject :",
            " date : message-id : from : subject : date;",
            " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;",
            " b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3",
            " DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz",
            " dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=",
            "From: Joe SixPack <joe@football.example.com>",
            "To: Suzie Q <suzie@shopping.example.net>",
            "Subject: Is dinner ready?",
            "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)",
            "Message-ID: <20030712040037.46341.5F8J@football.example.com>",
            "",
            "Hi.",
            "",
            "We lost the game.  Are you hungry yet?",
            "",
            "Joe.");

    private static final Published KEYS = new Published()
            .txt("brisbane._domainkey.football.example.com", ED25519)
            .txt("test._domainkey.football.example.com", RSA);

    private static List<DkimReason> reasons(Message message) {
        return new BorderEvaluation()
                .judge(KEYS.claim(message)).dkim().stream()
                        .map(DkimFinding::reason)
                        .toList();
    }

    @Test
    void both_signatures_verify() {
        assertThat(reasons(Published.message(LINES.toArray(String[]::new))))
                .containsExactly(DkimReason.VERIFIED, DkimReason.VERIFIED);
    }

    @Test
    void another_body_is_told_from_another_header() {
        var text = String.join("\r\n", LINES) + "\r\n";

        assertThat(reasons(parsed(text.replace("hungry", "thirsty"))))
                .containsExactly(DkimReason.BODY_HASH, DkimReason.BODY_HASH);
        assertThat(reasons(parsed(text.replace("Is dinner", "Was dinner"))))
                .containsExactly(DkimReason.SIGNATURE, DkimReason.SIGNATURE);
        assertThat(reasons(parsed(text.replace("From: Joe", "Subject: more\r\nFrom: Joe"))))
                .as("h= names Subject twice: one more is another header")
                .containsExactly(DkimReason.SIGNATURE, DkimReason.SIGNATURE);
    }

    private static Message parsed(String text) {
        return Message.parse(text.getBytes(StandardCharsets.US_ASCII));
    }
}
