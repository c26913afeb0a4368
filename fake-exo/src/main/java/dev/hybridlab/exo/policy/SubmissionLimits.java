package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.Allowance;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much one mailbox may send by smtp.office365.com (AUTH-40 to AUTH-43). */
record SubmissionLimits(Cloud cloud, Recipient mailbox) {
    private static final int A_MINUTE = 30;
    private static final int A_DAY = 10_000;
    private static final int AT_ONCE = 3;
    private static final SmtpReply LATER = SmtpReply.of("400 Carried over"); // the lab's own: no client reads it

    /** Of who is logged on; empty before that, and for High Volume Email, which has its own (AUTH-64). */
    static Optional<SubmissionLimits> of(Cloud cloud, Peer peer) {
        return peer.identity()
                .filter(any -> !HighVolume.meant(peer))
                .flatMap(EmailAddress::tryParse)
                .flatMap(
                        who -> ClientSubmission.tenant(cloud, peer).recipients().find(who))
                .map(mailbox -> new SubmissionLimits(cloud, mailbox));
    }

    /** What one message counts: one of those of a minute, and its recipients of those of a day. */
    List<Allowance> allowances(int recipients) {
        var start = cloud.settings().start();
        var who = mailbox.primary().key();
        return List.of(
                new Allowance(
                        who + " day",
                        recipients,
                        new Allowance.Limit(A_DAY, Duration.ofDays(1)),
                        new Allowance.Before(start, number("recipientsLastDay")),
                        new Allowance.Refuse(
                                dayOver(),
                                Reason.of("AUTH-41", "{} wrote to {} recipients within 24 h", mailbox.primary(), A_DAY)
                                        .alsoAssuming("AUTH-41")
                                        .configuredAt(source().originOf("recipientsLastDay")))),
                new Allowance(
                        who + " minute",
                        1,
                        new Allowance.Limit(A_MINUTE, Duration.ofMinutes(1)),
                        new Allowance.Before(start, number("messagesLastMinute")),
                        new Allowance.Wait(
                                LATER,
                                Reason.of(
                                                "AUTH-40",
                                                "{} sent {} messages within a minute, and more are carried over",
                                                mailbox.primary(),
                                                A_MINUTE)
                                        .configuredAt(source().originOf("messagesLastMinute")))));
    }

    private SmtpReply dayOver() {
        return cloud.settings().assumption(Assumption.DAILY_RECIPIENTS_TEXT).equals("5.1.90")
                ? SubmittedByClient.hosted(
                        cloud,
                        "550 5.1.90 Your message can't be sent because you've reached your daily limit for message"
                                + " recipients")
                : SubmittedByClient.hosted(
                        cloud, "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException");
    }

    /** At the final dot: three sessions of a mailbox, not a fourth. */
    Optional<ContentVerdict> crowded(Arrival arrival) {
        var open = number("openSessions")
                + arrival.peer().local().others().stream()
                        .filter(other -> other.identity().equals(arrival.peer().identity()))
                        .count();
        return open < AT_ONCE
                ? Optional.empty()
                : Optional.of(new ContentVerdict.Reject(
                        SubmittedByClient.hosted(cloud, tooManyAtOnce()),
                        Reason.of(
                                        "AUTH-42",
                                        "{} sends by {} other sessions already, and {} are all it may have",
                                        mailbox.primary(),
                                        open,
                                        AT_ONCE)
                                .alsoAssuming("AUTH-42")
                                .configuredAt(source().originOf("openSessions"))));
    }

    private String tooManyAtOnce() {
        return cloud.settings()
                        .assumption(Assumption.CONCURRENT_SENDING_TEXT)
                        .equals("Concurrent connections limit exceeded")
                ? "432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more"
                        + " information."
                : "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded";
    }

    Greeting.Recipients recipients() {
        var most = (int) number("RecipientLimits");
        return new Greeting.Recipients(
                most,
                new Verdict.Reject(
                        SmtpReply.of("452 4.5.3 Too many recipients"),
                        Reason.assuming("AUTH-43", "RecipientLimits of {} is {}", mailbox.primary(), most)
                                .configuredAt(source().originOf("RecipientLimits"))));
    }

    private long number(String property) {
        return source().text(property).map(Long::parseLong).orElse(0L);
    }

    private ConfigObject source() {
        return mailbox.source();
    }
}
