package dev.hybridlab.mailflow.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3461, RFC 3464 and the NDR facts. */
class NoticesTest {
    private static final Instant ARRIVED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant FAILED = Instant.parse("2026-03-02T09:00:01Z");
    private static final NoticeManner ONPREM = manner("onprem", 10_000);
    private static final NoticeManner PLAIN = manner("plain", 10_000);
    private static final String TEXT = """
        Received: from EX01 by EX01 with mapi id 15.02.1544.011; Mon, 2 Mar 2026 09:00:00 +0000
        X-MS-Exchange-Organization-AuthAs: Internal
        X-MS-Exchange-Forest-RulesExecuted: EX01
        From: Bert <bert@contoso.com>
        To: outsider@fabrikam.example
        Subject: Figures
        Message-ID: <1@contoso.com>

        The body.
        """;

    @ParameterizedTest(name = "NOTIFY={0}: {1} is {2}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "-             | FAILED    | true",
                "-             | DELAYED   | true",
                "-             | DELIVERED | false",
                "-             | RELAYED   | false",
                "NEVER         | FAILED    | false",
                "NEVER         | DELAYED   | false",
                "FAILURE       | FAILED    | true",
                "FAILURE       | DELAYED   | false",
                "DELAY         | FAILED    | false",
                "DELAY         | DELAYED   | true",
                "SUCCESS       | FAILED    | false",
                "SUCCESS       | DELIVERED | true",
                "success,delay | RELAYED   | true",
                "success,delay | DELAYED   | true",
                "FAILURE,DELAY | DELIVERED | false",
            })
    void a_notice_is_wanted_as_notify_says(String notify, NoticeKind kind, boolean wanted) {
        var parameters = notify == null ? EsmtpParameters.NONE : EsmtpParameters.of("NOTIFY", notify);
        var recipient = new EnvelopeRecipient(EmailAddress.of("outsider@fabrikam.example"), parameters);

        assertThat(Notices.wanted(kind, held(TEXT, EsmtpParameters.NONE), recipient))
                .isEqualTo(wanted);
    }

    /** NDR-02, NDR-12. */
    @Test
    void a_null_sender_never_gets_one() {
        var held = held(TEXT, EsmtpParameters.NONE);
        var orphan = new HeldMessage(
                held.ref(),
                held.message(),
                new Envelope(Optional.empty(), EsmtpParameters.NONE, List.of()),
                held.attribution(),
                held.since(),
                held.from(),
                Optional.empty());

        for (var kind : NoticeKind.values()) {
            assertThat(Notices.wanted(kind, orphan, recipient(EsmtpParameters.NONE)))
                    .isFalse();
        }
        assertThatThrownBy(() -> Notices.failed(ONPREM, incident(orphan, recipient(EsmtpParameters.NONE)), "1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** NDR-03, NDR-04, NDR-07, NDR-09, NDR-10; ORCPT and ENVID come back as they were given (RFC 3461 §4.2, §4.4). */
    @Test
    void a_failure_carries_every_field_of_rfc_3464() {
        var parameters = EsmtpParameters.of("ENVID", "QQ+2B314159").plus("RET", "FULL");
        var recipient = recipient(EsmtpParameters.of("ORCPT", "rfc822;out+2Bsider@fabrikam.example"));

        var notice = Notices.failed(ONPREM, incident(held(TEXT, parameters), recipient), "1");

        assertThat(notice.envelope().sender()).isEmpty();
        assertThat(notice.envelope().recipients())
                .extracting(each -> each.address().toString())
                .containsExactly("bert@contoso.com");
        var headers = notice.message().headers();
        assertThat(headers.first("Subject")).hasValue("Undeliverable: Figures");
        assertThat(headers.first("From")).hasValue("Microsoft Outlook <postmaster@contoso.com>");
        assertThat(headers.first("To")).hasValue("<bert@contoso.com>");
        assertThat(headers.first("Auto-Submitted")).hasValue("auto-replied");
        assertThat(headers.first("X-MS-Exchange-Message-Is-Ndr")).hasValue("");
        assertThat(headers.first("In-Reply-To")).hasValue("<1@contoso.com>");
        var parts = MimeParts.of(notice.message());
        assertThat(parts)
                .extracting(MimeParts::type)
                .containsExactly("multipart/alternative", "message/delivery-status", "message/rfc822");
        assertThat(parts.get(1).content()).isEqualToNormalizingNewlines("""
            Original-Envelope-Id: QQ+314159
            Reporting-MTA: dns;EX01.corp.contoso.com
            Received-From-MTA: dns;mail.contoso.com
            Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0000

            Original-Recipient: rfc822;out+sider@fabrikam.example
            Final-Recipient: rfc822;outsider@fabrikam.example
            Action: failed
            Status: 5.4.14
            Remote-MTA: dns;mx.fabrikam.example
            Diagnostic-Code: smtp;554 5.4.14 Hop count exceeded - possible mail loop
            """);
        assertThat(parts.get(2).content())
                .contains("Subject: Figures", "The body.")
                .doesNotContain("X-MS-Exchange-Organization-", "X-MS-Exchange-Forest-");
        assertThat(parts.getFirst().content())
                .contains(
                        "Delivery has failed to these recipients or groups:",
                        "text/html",
                        "Generating server: EX01.corp.contoso.com",
                        "Remote Server returned '554 5.4.14 Hop count exceeded");
    }

    /** NDR-03, LIM-07. */
    @Test
    void ret_hdrs_and_size_return_only_the_header() {
        var byWish = Notices.failed(
                ONPREM, incident(held(TEXT, EsmtpParameters.of("RET", "HDRS")), recipient(EsmtpParameters.NONE)), "1");
        var bySize = Notices.failed(
                manner("onprem", 10), incident(held(TEXT, EsmtpParameters.NONE), recipient(EsmtpParameters.NONE)), "1");

        for (var notice : List.of(byWish, bySize)) {
            var last = MimeParts.of(notice.message()).getLast();
            assertThat(last.type()).isEqualTo("text/rfc822-headers");
            assertThat(last.content()).contains("Subject: Figures").doesNotContain("The body.");
        }
    }

    /** NDR-08. */
    @Test
    void a_delay_says_until_when_and_returns_only_the_header() {
        var until = ARRIVED.plusSeconds(172_800);
        var notice = Notices.delayed(
                ONPREM,
                incident(held(TEXT, EsmtpParameters.NONE), recipient(EsmtpParameters.NONE))
                        .until(until),
                "1");

        var parts = MimeParts.of(notice.message());
        assertThat(notice.message().headers().first("Subject")).hasValue("Delivery delayed: Figures");
        assertThat(parts.get(1).content())
                .contains(
                        "Action: delayed",
                        "Status: 4.4.7",
                        "Diagnostic-Code: smtp;400 4.4.7 Message delayed",
                        "Will-Retry-Until: Wed, 4 Mar 2026 09:00:00 +0000");
        assertThat(parts.getFirst().content()).contains("Delivery is delayed to these recipients or groups");
        assertThat(parts.getLast().type()).isEqualTo("text/rfc822-headers");
    }

    @Test
    void a_host_that_is_not_exchange_writes_plainly_and_returns_all() {
        var notice =
                Notices.failed(PLAIN, incident(held(TEXT, EsmtpParameters.NONE), recipient(EsmtpParameters.NONE)), "1");

        var parts = MimeParts.of(notice.message());
        assertThat(parts)
                .extracting(MimeParts::type)
                .containsExactly("text/plain", "message/delivery-status", "message/rfc822");
        assertThat(notice.message().headers().has("X-MS-Exchange-Message-Is-Ndr"))
                .isFalse();
        assertThat(parts.getLast().content()).contains("X-MS-Exchange-Organization-AuthAs: Internal");
    }

    @Test
    void success_is_reported_as_relayed_or_delivered() {
        var incident = incident(held(TEXT, EsmtpParameters.NONE), recipient(EsmtpParameters.NONE));
        var taken = new Incident(
                incident.about(),
                incident.recipient(),
                SmtpReply.of("250 2.1.5 Recipient OK"),
                Optional.empty(),
                FAILED,
                Optional.empty());

        assertThat(MimeParts.of(Notices.relayed(ONPREM, taken, "1").message())
                        .get(1)
                        .content())
                .contains("Action: relayed", "Status: 2.1.5");
        assertThat(MimeParts.of(Notices.delivered(ONPREM, taken, "1").message())
                        .get(1)
                        .content())
                .contains("Action: delivered", "Status: 2.1.5");
    }

    @Test
    void octets_beyond_ascii_survive() {
        var text = TEXT.replace("Figures", "Z\u00e4hlen").replace("The body.", "Gr\u00fc\u00dfe");
        var notice = Notices.failed(
                ONPREM, incident(held(text, EsmtpParameters.NONE), recipient(EsmtpParameters.NONE)), "1");

        assertThat(notice.message().headers().first("Subject").orElseThrow()).matches("=\\?utf-8\\?B\\?.*\\?=");
        assertThat(notice.message().headers().first("Content-Transfer-Encoding"))
                .hasValue("8bit");
        assertThat(notice.envelope().parameters().get("BODY")).hasValue("8BITMIME");
        var last = MimeParts.of(notice.message()).getLast();
        assertThat(new String(last.content().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .contains("Z\u00e4hlen", "Gr\u00fc\u00dfe");
    }

    @Test
    void an_encoded_subject_stays_encoded() {
        var notice = Notices.failed(
                ONPREM,
                incident(
                        held(TEXT.replace("Figures", "=?utf-8?Q?Z=C3=A4hlen?="), EsmtpParameters.NONE),
                        recipient(EsmtpParameters.NONE)),
                "1");

        assertThat(notice.message().headers().first("Subject")).hasValue("Undeliverable: =?utf-8?Q?Z=C3=A4hlen?=");
    }

    @Test
    void the_same_incident_gives_the_same_octets_and_another_seed_others() {
        var incident = incident(held(TEXT, EsmtpParameters.NONE), recipient(EsmtpParameters.NONE));

        assertThat(Notices.failed(ONPREM, incident, "1").message().octets())
                .isEqualTo(Notices.failed(ONPREM, incident, "1").message().octets());
        assertThat(Notices.failed(ONPREM, incident, "2").message().octets())
                .isNotEqualTo(Notices.failed(ONPREM, incident, "1").message().octets());
    }

    @Test
    void a_reply_without_enhanced_code_gives_the_class_as_status() {
        assertThat(DeliveryStatus.status(NoticeKind.FAILED, SmtpReply.of("550 no such user")))
                .isEqualTo("5.0.0");
        assertThat(DeliveryStatus.status(NoticeKind.FAILED, SmtpReply.of("550 4.4.7 QUEUE.Expired; message expired")))
                .isEqualTo("4.4.7");
    }

    private static NoticeManner manner(String stage, long headersOnlyAbove) {
        return new NoticeManner(
                EmailAddress.of("postmaster@contoso.com"),
                "Microsoft Outlook",
                "EX01.corp.contoso.com",
                stage,
                headersOnlyAbove,
                Reason.of("NDR-05", "the postmaster writes"));
    }

    private static EnvelopeRecipient recipient(EsmtpParameters parameters) {
        return new EnvelopeRecipient(EmailAddress.of("outsider@fabrikam.example"), parameters);
    }

    private static HeldMessage held(String text, EsmtpParameters parameters) {
        var message = Message.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        var envelope = new Envelope(Optional.of(EmailAddress.of("bert@contoso.com")), parameters, List.of());
        return new HeldMessage(
                new MessageRef("out", 0, 1),
                message,
                envelope,
                Attribution.NONE,
                ARRIVED,
                Optional.of("mail.contoso.com"),
                Optional.empty());
    }

    private static Incident incident(HeldMessage held, EnvelopeRecipient recipient) {
        return new Incident(
                held,
                recipient,
                SmtpReply.of("554 5.4.14 Hop count exceeded - possible mail loop"),
                Optional.of("mx.fabrikam.example"),
                FAILED,
                Optional.empty());
    }
}
