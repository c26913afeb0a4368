package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.authentication.AuthenticationClaim;
import dev.hybridlab.mailflow.authentication.AuthenticationFindings;
import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.message.Message;

/** What a host outside finds out about the sender of a message, by the address that calls. */
final class SenderFindings {
    private SenderFindings() {}

    static AuthenticationFindings of(Authenticator authenticator, Arrival arrival, Message message) {
        var peer = arrival.peer();
        var sender = new SpfClaim(
                peer.address(),
                peer.helo().orElse(""),
                arrival.envelope().sender(),
                arrival.names(),
                peer.session().at());
        return authenticator.judging().judge(new AuthenticationClaim(sender, message));
    }
}
