package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.SessionId;

/**
 * Who opens a connection.
 *
 * @param host the name of the calling host
 * @param address its logical source address
 * @param session what it calls for
 */
public record Caller(String host, IpAddress address, SessionId session) {}
