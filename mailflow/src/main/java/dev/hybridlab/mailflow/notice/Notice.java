package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;

/**
 * A report, ready to be sent.
 *
 * @param kind what it says
 * @param diagnostic as in its Diagnostic-Code
 * @param message the report
 * @param envelope the null sender (RFC 3461 §6.1), the original sender as its recipient
 */
public record Notice(NoticeKind kind, SmtpReply diagnostic, Message message, Envelope envelope) {}
