package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;

/**
 * One RCPT command, as every rule of admission sees it.
 *
 * @param soFar the envelope without this recipient
 */
record Asked(Cloud cloud, Peer peer, Envelope soFar, EmailAddress recipient) {
    String assumption(Assumption which) {
        return cloud.settings().assumption(which);
    }

    /** A refusal with the server's tag (SMTP-04). */
    Verdict refused(String text, Reason because) {
        return new Verdict.Reject(cloud.tagged(text, peer.session()), because);
    }
}
