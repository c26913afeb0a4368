package dev.hybridlab.identity.policy;

import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.mailflow.topology.Application;
import dev.hybridlab.mailflow.topology.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether an assertion proves an application: RFC 7523 §3, TOK-24, TOK-42 to TOK-44. One may be shown again until it ends, as
 * libraries do.
 *
 * @param accounts who is who
 * @param tenant that is asked
 * @param named that tenant as the address names it
 * @param application that asks
 * @param now on the lab's clock
 */
record AssertionCheck(Accounts accounts, Tenant tenant, String named, Application application, Instant now) {
    /** TOK-42: how far the clocks of both may differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final List<String> ENDS = List.of(ClientAssertion.TOKEN, "/v2.0");

    /** Empty: it does. */
    Optional<Refused> refused(ClientAssertion assertion) {
        return wrongKey(assertion)
                .or(() -> late(assertion))
                .or(() -> assertion.isOf(application.appId())
                        ? Optional.empty()
                        : Optional.of(Refusal.ASSERTION_OF_ANOTHER.of())) // TOK-43
                .or(() -> assertion.audiences().stream().anyMatch(each -> isHere(each, assertion))
                        ? Optional.empty()
                        : Optional.of(Refusal.ASSERTION_FOR_ANOTHER.of())); // TOK-44
    }

    /** TOK-24. */
    private Optional<Refused> wrongKey(ClientAssertion assertion) {
        var shown = assertion.thumbprints().getFirst();
        var key = application.credentials().keys().stream()
                .filter(each -> assertion.thumbprints().stream().allMatch(each::isNamed))
                .findFirst();
        if (key.isEmpty()) {
            return Optional.of(wrong("The key was not found., Thumbprint of key used by client: '" + shown + "'"));
        }
        var found = ", Thumbprint of key used by client: '" + shown + "', Found key 'Start="
                + key.get().notBefore() + ", End=" + key.get().notAfter() + "'";
        if (!key.get().holds(now)) {
            return Optional.of(wrong("The key used is expired." + found));
        }
        return assertion.signedBy().test(key.get())
                ? Optional.empty()
                : Optional.of(wrong("The key was found, but use of the key to verify the signature failed." + found));
    }

    private Refused wrong(String why) {
        return Refusal.ASSERTION_WRONG.of(why).at(application.source(), "keyCredentials");
    }

    /** TOK-42. */
    private Optional<Refused> late(ClientAssertion assertion) {
        var end = assertion.claims().expires();
        var start = assertion.claims().notBefore();
        var over = end.isEmpty() || !now.isBefore(end.get().plus(SKEW));
        var early = start.isPresent() && now.plus(SKEW).isBefore(start.get());
        return over || early
                ? Optional.of(Refusal.ASSERTION_EXPIRED.of(
                        now,
                        start.map(Instant::toString).orElse("any time"),
                        end.map(Instant::toString).orElse("none")))
                : Optional.empty();
    }

    /** Whether an audience is this tenant's token endpoint or issuer, as the client called it or as Microsoft's is called. */
    private boolean isHere(String audience, ClientAssertion assertion) {
        return List.of(assertion.calledAt(), ClientAssertion.MICROSOFT).stream()
                .filter(base -> audience.startsWith(base + "/"))
                .map(base -> audience.substring(base.length() + 1))
                .anyMatch(rest -> ENDS.stream().anyMatch(end -> rest.endsWith(end) && isTenant(rest, end)));
    }

    private boolean isTenant(String rest, String end) {
        var name = rest.substring(0, rest.length() - end.length());
        return name.equalsIgnoreCase(named)
                || accounts.tenant(name)
                        .filter(found -> found.id().equals(tenant.id()))
                        .isPresent();
    }
}
