package dev.hybridlab.mailflow.authentication;

/** Judges whether mail is from whom it says. The same claim over the same records gets the same findings. */
public interface SenderAuthentication {
    /** SPF, DKIM, DMARC and ARC of one message at a border. */
    AuthenticationFindings judge(AuthenticationClaim claim);

    /** SPF alone: what a policy may ask before there is a message. */
    SpfFinding spf(SpfClaim claim);
}
