package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import java.util.Optional;

/**
 * {@code MAIL FROM} (RFC 5321 §4.1.1.2).
 *
 * @param sender empty for the null reverse path
 * @param parameters every one, known or not: SIZE, BODY, SMTPUTF8, RET, ENVID, AUTH, XOORG...
 */
public record MailCommand(Optional<EmailAddress> sender, EsmtpParameters parameters) {}
