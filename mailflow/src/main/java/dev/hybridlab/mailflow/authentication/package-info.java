/**
 * Whether mail is from whom it says, and what a domain signs with: the questions and their answers as values (SPF, RFC 7208; DKIM,
 * RFC 6376 and 8463; DMARC, RFC 7489; ARC, RFC 8617; the words of RFC 8601).
 *
 * <p>Pure: who can answer implements {@link dev.hybridlab.mailflow.authentication.SenderAuthentication} and {@link
 * dev.hybridlab.mailflow.authentication.MessageSigning}. May use {@code mailflow.address}, {@code mailflow.message} and {@code
 * mailflow.zone}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.authentication.SenderAuthentication}.
 */
@NullMarked
package dev.hybridlab.mailflow.authentication;

import org.jspecify.annotations.NullMarked;
