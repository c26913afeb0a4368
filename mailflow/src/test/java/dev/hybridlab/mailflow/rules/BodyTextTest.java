package dev.hybridlab.mailflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a disclaimer goes, octet by octet (RULE-15, RULE-16, RULE-28, RULE-32). */
final class BodyTextTest {
    private static Message message(String type, String body) {
        var head = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        return Message.parse((head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String with(Message message, String html, boolean above) {
        var done = new Disclaimer(html, above).in(message).orElseThrow();
        return new String(done.body().octets(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "''         | one$           | false | one$Contoso$Ltd & Co$",
                "text/plain | one            | false | one$Contoso$Ltd & Co$",
                "text/plain | one$           | true  | Contoso$Ltd & Co$one$",
                "text/plain | ''             | false | Contoso$Ltd & Co$",
                "text/html  | <p>one</p>$    | false | <p>one</p>$<p>Contoso<br>Ltd &amp; Co</p>",
                "text/html  | <Body a=b>one</BODY></html>$ | false"
                        + " | <Body a=b>one<p>Contoso<br>Ltd &amp; Co</p></BODY></html>$",
                "text/html  | <Body a=b>one</BODY>$ | true | <Body a=b><p>Contoso<br>Ltd &amp; Co</p>one</BODY>$"
            })
    void every_octet_of_the_body_stays(String type, String body, boolean above, String expected) {
        var message = message(type, body.replace("$", "\r\n"));
        assertThat(with(message, "<p>Contoso<br>Ltd &amp; Co</p>", above)).isEqualTo(expected.replace("$", "\r\n"));
    }

    @Test
    void the_charset_of_the_body_is_kept() {
        var latin = message("text/plain; charset=\"iso-8859-1\"", "");
        assertThat(with(latin, "Gr\u00fc\u00dfe", false)).isEqualTo("Gr\u00fc\u00dfe\r\n");
        var utf = message("text/plain; charset=utf-8", "");
        assertThat(with(utf, "\u00fc", false)).isEqualTo("\u00c3\u00bc\r\n");
        var html = message("text/html; charset=us-ascii", "");
        assertThat(with(html, "\u00fc", false)).isEqualTo("&#252;");
        var ascii = message("text/plain", "");
        assertThat(new Disclaimer("\u00fc", false).in(ascii)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/pkcs7-mime, base64",
        "multipart/signed; boundary=x, 7bit",
        "multipart/encrypted; boundary=x, 7bit",
        "multipart/mixed, 7bit",
        "text/plain, uuencode",
        "text/plain, base64",
        "text/plain; charset=nobodys-own, 7bit",
        "text/plain; charset=utf-16, 7bit"
    })
    void other_bodies_take_none(String type, String encoding) {
        var text = "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding
                + "\r\n\r\n--x\r\n\r\nno base64!=\r\n--x--\r\n";
        var message = Message.parse(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new Disclaimer("Contoso", false).in(message)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "text/plain, base64, b25l, b25lDQpDb250b3NvDQo=$",
        "text/plain, quoted-printable, one=3D, one=3D$Contoso$",
        "text/html, base64, PGJvZHk+PC9ib2R5Pg==, PGJvZHk+Q29udG9zbzwvYm9keT4=$",
        "text/html, quoted-printable, <p>=C3=BC</p>, <p>=C3=BC</p>Contoso"
    })
    void an_encoded_text_is_encoded_as_before(String type, String encoding, String body, String expected) {
        var head = type + "; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding;
        assertThat(with(message(head, body), "Contoso", false)).isEqualTo(expected.replace("$", "\r\n"));
    }

    private static String part(String head, String body) {
        return "--x\r\n" + head + "\r\n\r\n" + body + "\r\n";
    }

    @Test
    void every_alternative_has_it_and_all_other_octets_stay() {
        var parts = "preamble\r\n" + part("Content-Type: text/plain", "one%1")
                + part("Content-Type: text/html", "<b>one</b>%2")
                + part("Content-Type: text/calendar", "BEGIN:VCALENDAR") + "--x--\r\nepilogue\r\n";
        var before = parts.replace("%1", "").replace("%2", "");
        var after = parts.replace("%1", "\r\nContoso\r\n").replace("%2", "<p>Contoso</p>");
        var message = message("multipart/alternative; boundary=\"x\"", before);

        assertThat(with(message, "<p>Contoso</p>", false)).isEqualTo(after);
        assertThat(new Disclaimer("Contoso", false).in(message).orElseThrow().into())
                .isEqualTo("text/plain and text/html");
    }

    @Test
    void of_several_parts_the_first_has_it_unless_it_is_signed() {
        var inner = "Content-Type: multipart/alternative; boundary=y";
        var alternatives = "--y\r\nContent-Type: text/plain\r\n\r\none%\r\n--y--";
        var parts = part("Content-Type: text/plain\r\nContent-Disposition: attachment", "file")
                + part(inner, alternatives) + part("Content-Type: text/plain", "footer") + "--x--\r\n";
        var message = message("multipart/mixed; boundary=x", parts.replace("%", ""));
        assertThat(with(message, "Contoso", false)).isEqualTo(parts.replace("%", "\r\nContoso\r\n"));

        var signed = part("Content-Type: multipart/signed; boundary=y", alternatives)
                + part("Content-Type: text/plain", "footer");
        assertThat(new Disclaimer("Contoso", false).in(message("multipart/mixed; boundary=x", signed + "--x--\r\n")))
                .isEmpty();
    }

    @Test
    void wrapping_leaves_the_old_message_whole_inside_the_new_one() {
        var raw = "X-MS-Exchange-Organization-SCL: 1\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type:"
                + " multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\none\r\n--x--\r\n";
        var old = Message.parse(raw.getBytes(StandardCharsets.ISO_8859_1));
        var edits = HeaderEdits.of(old.headers());
        var body = new String(
                Wrapping.around(old, "<p>Contoso</p>", edits, Reason.of("RULE-16", "test"))
                        .octets(),
                StandardCharsets.UTF_8);

        assertThat(edits.headers().all("Content-Type"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("multipart/mixed; boundary=\"=_wrap_");
        assertThat(edits.headers().first("Subject")).contains("a");
        assertThat(body)
                .contains("<p>Contoso</p>")
                .contains("Content-Type: message/rfc822\r\n\r\nSubject: a\r\nMIME-Version: 1.0\r\n")
                .contains("--x\r\n\r\none\r\n--x--\r\n")
                .doesNotContain("Organization-SCL");
    }

    @Test
    void signatures_are_named_by_domain_and_selector() {
        var headers = Message.parse(
                        ("DKIM-Signature: v=1; a=rsa-sha256; d=fabrikam.example;\r\n s=one; bh=x; b=y\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1))
                .headers();
        assertThat(Signatures.of(headers)).containsExactly("d=fabrikam.example s=one");
    }
}
