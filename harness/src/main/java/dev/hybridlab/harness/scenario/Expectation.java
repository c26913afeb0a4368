package dev.hybridlab.harness.scenario;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** One thing that must become of a message. A side is {@code onprem}, {@code exo} or {@code internet}, or a host's name. */
public sealed interface Expectation {
    SourceLine at();

    /**
     * @param headers field name, {@code *} at its end allowed, to what it must be
     * @param received every Received line, newest first; empty: not looked at
     * @param body what its texts say
     * @param within virtual time since it was sent
     * @param times how many such deliveries
     */
    record Delivered(
            SourceLine at,
            Where where,
            SequencedMap<String, HeaderExpectation> headers,
            List<ReceivedExpectation> received,
            BodyExpectation body,
            Optional<Duration> within,
            int times)
            implements Expectation {
        /** @param path the sides that were responsible for it, first to last; empty: not looked at */
        public record Where(String side, Optional<EmailAddress> to, List<String> path) {}
    }

    /** @param stage MAIL, RCPT, DATA... */
    record Refused(SourceLine at, String by, Optional<String> stage, ReplyExpectation reply) implements Expectation {}

    /**
     * @param kind failed, unless it says delayed, relayed or delivered
     * @param status the enhanced code that the notice reports
     */
    record Ndr(
            SourceLine at,
            String kind,
            String madeBy,
            Optional<EmailAddress> to,
            Optional<String> status,
            Optional<String> text)
            implements Expectation {}

    /** It waits, or waited for a while. */
    record Deferred(SourceLine at, String side, ReplyExpectation reply) implements Expectation {}

    record Discarded(SourceLine at, String side, Optional<String> text) implements Expectation {}

    /** The lab says that nobody knows. */
    record Undecided(SourceLine at, String side, Optional<String> text) implements Expectation {}

    /**
     * It goes to a host that is not modelled.
     *
     * @param to that host
     */
    record LeftTopology(SourceLine at, String side, Optional<String> to) implements Expectation {}

    /**
     * @param detectedBy whose limit stopped it
     * @param passes how often it passed the first station
     * @param cycle hosts or sides, from any station on
     * @param authAs what the author counts as, whoever of the cycle takes the message, every time
     */
    record Loop(
            SourceLine at,
            Optional<String> detectedBy,
            ReplyExpectation reply,
            Optional<Integer> passes,
            List<String> cycle,
            Optional<String> authAs,
            Counters counters)
            implements Expectation {
        /**
         * What had been counted when it was stopped.
         *
         * @param received Received lines
         * @param tenantPass the number in the last {@code X-EOPTenantAttributedMessage} that was written
         */
        public record Counters(Optional<Integer> received, Optional<Integer> tenantPass) {}
    }

    /**
     * @param kind {@code SubjectMismatch}, {@code CertificateNotMatched}...
     * @param side who was not pleased
     * @param connector whose demand was not met
     * @param wanted words of the demand: {@code mail.contoso.com}
     * @param shown a name of the certificate that was shown: {@code CN=mail.contoso.net}
     */
    record Mismatch(
            SourceLine at,
            String kind,
            Optional<String> side,
            Optional<String> connector,
            Optional<String> wanted,
            Optional<String> shown)
            implements Expectation {}
}
