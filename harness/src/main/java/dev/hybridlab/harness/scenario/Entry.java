package dev.hybridlab.harness.scenario;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Submission;
import java.util.Optional;

/**
 * Where a message comes in when that does not follow from its sender.
 *
 * @param host a host's name or address: dialled by somebody from {@code from}; without {@code from} the host itself submits
 * @param port 25 when the file says nothing
 * @param from the address somebody comes from who is no host of the lab
 * @param certificate the topology's name of the one they show
 * @param by without {@code from}: a mailbox of the host, or a directory for files
 * @param logon what they log on with, if they do
 * @param token that they show in place of a password, if they do
 * @param clear whether they leave STARTTLS alone
 */
public record Entry(
        String host,
        int port,
        Optional<IpAddress> from,
        Optional<String> certificate,
        Submission.By by,
        Optional<Credentials> logon,
        Optional<ClientToken> token,
        boolean clear) {}
