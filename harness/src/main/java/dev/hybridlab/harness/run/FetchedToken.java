package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.ClientToken;
import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.TokenSigner;
import dev.hybridlab.identity.policy.ClientAssertion;
import dev.hybridlab.identity.policy.ClientProof;
import dev.hybridlab.identity.policy.Grant;
import dev.hybridlab.identity.policy.TokenAnswer.Granted;
import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.identity.policy.TokenDesk;
import dev.hybridlab.identity.policy.TokenRequest;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Application;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a client of a scenario gets when it asks the identity provider for a token: the token, or a no with which it does not
 * even dial. A topology has no private keys of applications: who names a certificate has its key (LAB-77).
 *
 * @param shown what it logs on with; empty: it got nothing
 * @param refused the answer of HTTP, written as a reply: {@code 400 AADSTS65001: ...} (LAB-77)
 */
record FetchedToken(Optional<Credentials> shown, Optional<ContentVerdict.Reject> refused) {
    private static final String OWN_SCOPE = "https://outlook.office365.com/.default";
    private static final String USER_SCOPE = "https://outlook.office.com/SMTP.Send";

    static FetchedToken of(Topology topology, Credentials logon, ClientToken.Fetched asked, Instant now) {
        var tenant =
                EmailAddress.tryParse(logon.user()).map(EmailAddress::domain).flatMap(topology::tenantOf);
        var application = tenant.flatMap(known -> named(known, asked.application()));
        var grant = asked.user()
                .<Grant>map(user -> new Grant.Password(user, logon.secret()))
                .orElseGet(Grant.ClientCredentials::new);
        var then = now.minus(asked.age());
        var named = tenant.map(Tenant::name).orElse("unknown");
        var id = application.map(Application::appId).orElse(asked.application());
        var request = new TokenRequest(
                named,
                id,
                asked.certificate()
                        .<ClientProof>map(thumbprint ->
                                new ClientProof.Assertion(ClientAssertion.good(thumbprint, id, named, then)))
                        .orElseGet(() -> secret(asked, application)),
                grant,
                asked.scope().orElse(asked.user().isPresent() ? USER_SCOPE : OWN_SCOPE));
        return switch (new TokenDesk(topology).answer(request, then)) {
            case Granted granted ->
                new FetchedToken(
                        Optional.of(new Credentials(
                                "XOAUTH2", logon.user(), new TokenSigner(LabKey.lab()).sign(granted.accessToken()))),
                        Optional.empty());
            case Refused refused -> new FetchedToken(Optional.empty(), Optional.of(written(refused)));
        };
    }

    private static Optional<Application> named(Tenant tenant, String name) {
        return tenant.registrations().applications().stream()
                .filter(each -> each.displayName().equalsIgnoreCase(name))
                .findFirst();
    }

    private static ClientProof secret(ClientToken.Fetched asked, Optional<Application> application) {
        return asked.secret()
                .or(() -> application.flatMap(
                        known -> known.credentials().secrets().stream().findFirst()))
                .<ClientProof>map(ClientProof.Secret::new)
                .orElseGet(ClientProof.Nothing::new);
    }

    private static ContentVerdict.Reject written(Refused refused) {
        var status = refused.why().isUnproved() ? 401 : 400;
        var text = refused.description().replaceAll("\\s+", " ");
        return new ContentVerdict.Reject(new SmtpReply(status, Optional.empty(), List.of(text)), refused.because());
    }
}
