package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;

/** Answers of which the sources give the enhanced code alone: which reply code goes before it is inferred (NDR-60). */
final class EnhancedCodeAlone {
    private EnhancedCodeAlone() {}

    /** @param text from the enhanced code on */
    static SmtpReply reply(Home home, String text) {
        return SmtpReply.of(home.settings().assumption(Assumption.ENHANCED_CODE_ALONE) + " " + text);
    }
}
