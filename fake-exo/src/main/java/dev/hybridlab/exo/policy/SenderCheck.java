package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.ClientName;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.authentication.AuthenticationClaim;
import dev.hybridlab.mailflow.authentication.AuthenticationFindings;
import dev.hybridlab.mailflow.authentication.DmarcPolicy.Request;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.exchange.FromField;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.util.Optional;

/**
 * Whether a message is from whom it says: SPF of the envelope, DKIM, DMARC of the author's domain, ARC, judged where it enters
 * (BRD-01, HDX-14).
 *
 * @param source the host that is asked about
 * @param skipped whether Enhanced Filtering found it behind others
 * @param findings by the message as it came
 * @param author the domain of the author in the header, or of the envelope where there is none
 * @param own whether the author's domain is one of the tenant
 * @param vouched whose seal says that it was in order before it was changed (BRD-11)
 */
record SenderCheck(
        SkipListing.Source source,
        boolean skipped,
        AuthenticationFindings findings,
        String author,
        boolean own,
        Optional<String> vouched) {
    /** @param behind the source behind a gateway, where Enhanced Filtering found one */
    record Question(Cloud cloud, Tenant tenant, Arrival arrival, Optional<SkipListing.Source> behind) {
        /** Of the first recipient, who decides. */
        String recipientDomain() {
            return arrival.envelope().recipients().stream()
                    .findFirst()
                    .map(EnvelopeRecipient::address)
                    .map(EmailAddress::domain)
                    .orElse("");
        }
    }

    static SenderCheck of(Question question, Message message) {
        var peer = question.arrival().peer();
        var source = question.behind()
                .orElseGet(
                        () -> new SkipListing.Source(peer.address(), peer.helo().orElse("")));
        var sender = new SpfClaim(
                source.address(),
                source.name(),
                question.arrival().envelope().sender(),
                question.arrival().names(),
                peer.session().at());
        var whole = question.cloud()
                .settings()
                .assumption(Assumption.PARTIAL_BODIES)
                .equals("count-for-nothing"); // DOMA-14
        var findings =
                question.cloud().authenticator().judging().judge(new AuthenticationClaim(sender, message, whole));
        var author = FromField.address(message.headers())
                .map(EmailAddress::domain)
                .map(ZoneRecord::name)
                .orElse(sender.domain());
        return new SenderCheck(
                source,
                question.behind().isPresent(),
                findings,
                author,
                question.tenant().accepted(author).isPresent(),
                TrustedSeal.of(question.tenant(), findings.arc()));
    }

    /** The domain of the envelope, or the name that the client said, so far as it can stand in a list of results. */
    String mailFrom() {
        return ClientName.shown(findings.spf().domain());
    }

    /** The author's domain so far as it can stand there. */
    String shownAuthor() {
        return ClientName.shown(author);
    }

    SpfResult spf() {
        return findings.spf().result();
    }

    /** Whether SPF or DKIM passed for the author's own domain (DOMA-08). */
    boolean aligned() {
        return findings.dmarc().aligned().any();
    }

    /** What the author's domain asks for what fails; NONE where it passes or publishes nothing. */
    Request asked() {
        var dmarc = findings.dmarc();
        return dmarc.result() == DmarcResult.FAIL && vouched.isEmpty()
                ? dmarc.policy().orElseThrow().request()
                : Request.NONE;
    }

    /** Somebody writes in the name of the tenant, and its own record speaks against it (HDR-97). */
    boolean poses() {
        return own && !aligned() && vouched.isEmpty() && (spf() == SpfResult.FAIL || spf() == SpfResult.SOFTFAIL);
    }
}
