package dev.hybridlab.neighbours.james;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.protocols.smtp.MailEnvelope;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.AbstractAuthRequiredToRelayRcptHook;
import org.apache.james.protocols.smtp.core.fastfail.AbstractValidRcptHandler;
import org.apache.james.protocols.smtp.hook.HeloHook;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.MailHook;
import org.apache.james.protocols.smtp.hook.MessageHook;
import org.apache.james.protocols.smtp.hook.RcptHook;

/** Where James lets others decide: each asks the mail system. */
final class AskingHooks implements HeloHook, MailHook, RcptHook, MessageHook {
    @Override
    public HookResult doHelo(SMTPSession session, String name) {
        JamesSession.of(session).conversation().opened().session().helo(name);
        return HookResult.DECLINED;
    }

    @Override
    public HookResult doMail(SMTPSession session, MaybeSender sender) {
        return Answers.of(JamesSession.of(session).conversation().mail());
    }

    @Override
    public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
        var heard = JamesSession.of(session);
        var reply = heard.conversation().rcpt();
        heard.decided(Refused.of(reply));
        return heard.refused() == Refused.AS_TOLD || reply.positive() ? Answers.of(reply) : HookResult.DECLINED;
    }

    @Override
    public HookResult onMessage(SMTPSession session, MailEnvelope mail) {
        var heard = JamesSession.of(session);
        if (heard.tooLarge(session)) {
            heard.conversation().opened().session().tooLarge(session.currentMessageSize());
            return HookResult.DECLINED; // James refuses it next
        }
        try (var octets = mail.getMessageInputStream()) {
            return Answers.of(heard.conversation().content(octets.readAllBytes()));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** The hook of James that knows no relaying, told by the mail system what is not local. */
    static final class Relay extends AbstractAuthRequiredToRelayRcptHook {
        @Override
        public HookResult doRcpt(SMTPSession session, MaybeSender sender, MailAddress recipient) {
            return JamesSession.of(session).refused() == Refused.RELAY
                    ? super.doRcpt(session, sender, recipient)
                    : HookResult.DECLINED;
        }

        @Override
        protected boolean isLocalDomain(Domain domain) {
            return false;
        }
    }

    /** The hook of James that knows its users, told by the mail system who is none. */
    static final class Known extends AbstractValidRcptHandler {
        @Override
        protected boolean isValidRecipient(SMTPSession session, MailAddress recipient) {
            return JamesSession.of(session).refused() != Refused.USER;
        }

        @Override
        protected boolean isLocalDomain(SMTPSession session, Domain domain) {
            return true;
        }
    }
}
