package dev.hybridlab.mailflow.trace;

/**
 * One candidate of a choice and what became of it: every loser leaves its reason.
 *
 * @param candidate the object's name
 * @param chosen whether it won
 * @param because e.g. "wants certificate *.contoso.com, the peer showed CN=mail.contoso.net"
 */
public record Considered(String candidate, boolean chosen, Reason because) {}
