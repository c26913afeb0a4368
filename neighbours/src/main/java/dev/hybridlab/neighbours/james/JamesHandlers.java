package dev.hybridlab.neighbours.james;

import java.util.List;
import org.apache.james.protocols.api.handler.ProtocolHandler;
import org.apache.james.protocols.api.handler.ProtocolHandlerChain;
import org.apache.james.protocols.api.handler.WiringException;
import org.apache.james.protocols.smtp.SMTPProtocolHandlerChain;
import org.apache.james.protocols.smtp.core.DataCmdHandler;
import org.apache.james.protocols.smtp.core.DataLineMessageHookHandler;
import org.apache.james.protocols.smtp.core.ExpnCmdHandler;
import org.apache.james.protocols.smtp.core.HeloCmdHandler;
import org.apache.james.protocols.smtp.core.HelpCmdHandler;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.QuitCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.UnknownCmdHandler;
import org.apache.james.protocols.smtp.core.VrfyCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.EhloCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.MailSizeEsmtpExtension;
import org.apache.james.protocols.smtp.core.esmtp.StartTlsCmdHandler;

/**
 * The handlers of James in its own order, without two: the Received line, since hosts of the lab stamp on the lab's clock,
 * and the one that takes mail for postmaster of any domain.
 */
final class JamesHandlers {
    private final Unmeasured metrics = new Unmeasured();

    ProtocolHandlerChain chain() {
        var chain = new SMTPProtocolHandlerChain(metrics, false);
        chain.addAll(handlers());
        try {
            chain.wireExtensibleHandlers();
        } catch (WiringException incomplete) {
            throw new IllegalStateException("James does not take its handlers", incomplete);
        }
        return chain;
    }

    private List<ProtocolHandler> handlers() {
        return List.of(
                new HeardCommands(),
                new ExpnCmdHandler(),
                new EhloCmdHandler(metrics),
                new HeloCmdHandler(metrics),
                new HelpCmdHandler(),
                new SizedMail(metrics),
                new NoopCmdHandler(),
                new QuitCmdHandler(metrics),
                new ReadRcpt(metrics),
                new RsetCmdHandler(),
                new VrfyCmdHandler(),
                new DataCmdHandler(metrics),
                new AskingHooks(),
                new AskingHooks.Relay(),
                new AskingHooks.Known(),
                new MailSizeEsmtpExtension(),
                new Welcome(),
                new DataLineMessageHookHandler(),
                new StartTlsCmdHandler(),
                new UnknownCmdHandler(metrics));
    }
}
