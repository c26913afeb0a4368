package dev.hybridlab.identity.policy;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Map;
import java.util.Optional;

/** What a request for a token leads to. */
public sealed interface TokenAnswer {
    /** Why: a fact, and what of it is assumed. */
    Reason because();

    /**
     * @param accessToken its claims
     * @param scope what {@code scope} of the answer says; empty: an application's own token, whose answer has none
     * @param refresh what a refresh token stands for, where one was asked for
     * @param idToken its claims without the issuer, where one was asked for
     * @param because what the token allows and who agreed to it
     */
    record Granted(
            Map<String, Object> accessToken,
            String scope,
            Optional<Ticket> refresh,
            Optional<Map<String, Object>> idToken,
            Reason because)
            implements TokenAnswer {}

    /**
     * @param why number and word
     * @param because its text in words, which the client gets too
     */
    record Refused(Refusal why, Reason because) implements TokenAnswer, ScopeReading, SignIn.Asking, SignIn.Naming {
        /** {@code AADSTS50126: ...}, without ids and time. */
        public String description() {
            return "AADSTS" + why.number() + ": " + because.text();
        }

        /** The same, naming the setting that decided; the object, where the setting is a default. */
        Refused at(ConfigObject object, String property) {
            var origin = object.originOf(property);
            return new Refused(why, because.configuredAt(origin.at().isPresent() ? origin : object.origin()));
        }

        /** The same, resting on one more assumed fact. */
        Refused alsoAssuming(String fact) {
            return new Refused(why, because.alsoAssuming(fact));
        }
    }
}
