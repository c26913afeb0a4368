package dev.hybridlab.mailflow.authentication;

/**
 * What a mail system at a border needs of others.
 *
 * @param judging whether mail is from whom it says
 * @param signing with the lab's keys
 */
public record Authenticator(SenderAuthentication judging, MessageSigning signing) {}
