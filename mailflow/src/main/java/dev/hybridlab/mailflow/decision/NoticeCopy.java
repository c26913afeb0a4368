package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.trace.Reason;

/**
 * A notice goes to an administrator too.
 *
 * @param to who reads it
 * @param because which setting asks for it
 */
public record NoticeCopy(EmailAddress to, Reason because) {}
