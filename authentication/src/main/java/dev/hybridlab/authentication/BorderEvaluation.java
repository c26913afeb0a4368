package dev.hybridlab.authentication;

import dev.hybridlab.authentication.arc.ArcVerifier;
import dev.hybridlab.authentication.dkim.DkimVerifier;
import dev.hybridlab.authentication.dmarc.DmarcEvaluation;
import dev.hybridlab.authentication.signature.CanonicalBody;
import dev.hybridlab.authentication.signature.Keys;
import dev.hybridlab.authentication.spf.SpfEvaluation;
import dev.hybridlab.mailflow.authentication.AuthenticationClaim;
import dev.hybridlab.mailflow.authentication.AuthenticationFindings;
import dev.hybridlab.mailflow.authentication.SenderAuthentication;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.authentication.SpfFinding;

/** Judges senders for real: every signature is checked, every record is looked up. */
public final class BorderEvaluation implements SenderAuthentication {
    @Override
    public AuthenticationFindings judge(AuthenticationClaim claim) {
        var message = claim.message();
        var names = claim.sender().names();
        var now = claim.sender().now();
        var body = new CanonicalBody(message.body(), claim.wholeBodies());
        var keys = new Keys(names, now);
        var spf = spf(claim.sender());
        var dkim = DkimVerifier.verify(message, body, keys);
        var dmarc = new DmarcEvaluation(spf, dkim, names, now).of(message.headers());
        return new AuthenticationFindings(spf, dkim, dmarc, ArcVerifier.verify(message, body, keys));
    }

    @Override
    public SpfFinding spf(SpfClaim claim) {
        return SpfEvaluation.of(claim);
    }
}
