package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.trace.Reason;

/** Under which numbers the shared rules of resolution stand in the sheets of each side. */
public enum RecipientFacts {
    /** Exchange Server. */
    ONPREM {
        @Override
        String unknown() {
            return "ONP-RCPT-01";
        }

        @Override
        String legacyName() {
            return "ONP-RCPT-17";
        }

        @Override
        String mailbox() {
            return "ONP-RCPT-10";
        }

        @Override
        String outside() {
            return "ONP-RCPT-11";
        }

        @Override
        String group() {
            return "ONP-RCPT-06";
        }

        @Override
        Reason forwards(Object mailbox, Object to) {
            return Reason.of(group(), FORWARDS, mailbox, to);
        }

        @Override
        Reason wantsAuthentication(Object recipient) {
            return Reason.assuming("ONP-RCPT-05", ANONYMOUS, recipient);
        }

        @Override
        Reason notAllowed(String pattern, Object... arguments) {
            return Reason.assuming("ONP-RCPT-22", pattern, arguments);
        }

        @Override
        Reason tooLarge(Object... figures) {
            return Reason.of("ONP-RCPT-18", LARGE, figures);
        }
    },
    /** Exchange Online. */
    EXO {
        @Override
        String unknown() {
            return "EXO-RCPT-07";
        }

        @Override
        String legacyName() {
            return "EXO-RCPT-13";
        }

        @Override
        String mailbox() {
            return "EXO-RCPT-04";
        }

        @Override
        String outside() {
            return "EXO-RCPT-05";
        }

        @Override
        String group() {
            return "EXO-RCPT-06";
        }

        @Override
        Reason forwards(Object mailbox, Object to) {
            return Reason.assuming("EXO-RCPT-40", FORWARDS, mailbox, to);
        }

        @Override
        Reason wantsAuthentication(Object recipient) {
            return Reason.of("EXO-RCPT-12", ANONYMOUS, recipient);
        }

        @Override
        Reason notAllowed(String pattern, Object... arguments) {
            return Reason.of("EXO-RCPT-16", pattern, arguments);
        }

        @Override
        Reason tooLarge(Object... figures) {
            return Reason.assuming("LIM-02", LARGE, figures);
        }
    };

    private static final String FORWARDS = "{} forwards to {}";
    private static final String ANONYMOUS = "{} wants authenticated senders, and the author is anonymous";
    private static final String LARGE = "MaxReceiveSize of {} is {} octets, the message has {}";

    /** No address of the directory. */
    abstract String unknown();

    /** No legacyExchangeDN or X500 address of the directory. */
    abstract String legacyName();

    abstract String mailbox();

    /** Mail user or contact. */
    abstract String outside();

    abstract String group();

    abstract Reason forwards(Object mailbox, Object to);

    abstract Reason wantsAuthentication(Object recipient);

    /** Accept and reject lists. */
    abstract Reason notAllowed(String pattern, Object... arguments);

    /** @param figures recipient, its limit, the message's octets */
    abstract Reason tooLarge(Object... figures);
}
