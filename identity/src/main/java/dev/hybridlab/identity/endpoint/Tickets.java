package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.SignedTokens;
import dev.hybridlab.identity.TokenSigner;
import dev.hybridlab.identity.policy.Grant;
import dev.hybridlab.identity.policy.Refusal;
import dev.hybridlab.identity.policy.Ticket;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.token.TokenReading.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refresh tokens and authorization codes. To clients they are opaque; here they carry what they stand for, signed, so that
 * nothing has to be kept of those that nobody ever shows.
 */
final class Tickets {
    /** TOK-33. */
    static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private static final int KEPT = 4096;
    private static final String KIND = "hybridlab_ticket";

    private final AtomicLong codes = new AtomicLong();
    private final TokenSigner signer = new TokenSigner(LabKey.lab());
    private final Set<String> redeemed = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    }));

    /** The text of a refresh token. */
    String refresh(Ticket ticket) {
        return signer.sign(claims("refresh", ticket));
    }

    /** The text of an authorization code; no other is like it. */
    String code(Ticket ticket) {
        var claims = claims("code", ticket);
        claims.put("jti", codes.incrementAndGet());
        return signer.sign(claims);
    }

    /** An access token is none, and neither is a code. */
    Optional<Grant> refreshing(String text) {
        return read("refresh", text).map(Tickets::ticket).map(Grant.Refresh::new);
    }

    Optional<Grant> redeeming(String code, Form form, Instant now) {
        return read("code", code).map(claims -> {
            var ticket = ticket(claims);
            if (!now.isBefore(ticket.issued().plus(CODE_LIFE))) {
                return new Grant.Worthless(Refusal.GRANT_EXPIRED);
            }
            return redeemed.contains(code)
                    ? new Grant.Worthless(Refusal.REDEEMED)
                    : new Grant.Code(ticket, form.get("redirect_uri"), form.get("code_verifier"));
        });
    }

    /** There is a token for this code, and no second one; false: there has been one. */
    boolean redeem(String code) {
        return redeemed.add(code);
    }

    /** The nonce that a code was asked for with. */
    static Optional<String> nonce(Grant grant) {
        return grant instanceof Grant.Code(var ticket, var uri, var verifier)
                ? ticket.redirect().map(Ticket.Redirect::nonce).filter(nonce -> !nonce.isEmpty())
                : Optional.empty();
    }

    private static Optional<TokenClaims> read(String kind, String text) {
        return SignedTokens.lab().read(text) instanceof Readable(var claims)
                        && kind.equals(claims.all().get(KIND))
                ? Optional.of(claims)
                : Optional.empty();
    }

    private static Map<String, Object> claims(String kind, Ticket ticket) {
        var claims = new HashMap<String, Object>();
        claims.put(KIND, kind);
        claims.put("tid", ticket.tenantId());
        claims.put("appid", ticket.appId());
        claims.put("upn", ticket.user());
        claims.put("scp", ticket.scope());
        claims.put("nbf", ticket.issued().getEpochSecond());
        claims.put("exp", ticket.issued().getEpochSecond()); // it is no access token; its life is the desk's business
        ticket.redirect().ifPresent(redirect -> {
            claims.put("redirect_uri", redirect.uri());
            claims.put("challenge", redirect.challenge());
            claims.put("nonce", redirect.nonce());
        });
        return claims;
    }

    private static Ticket ticket(TokenClaims claims) {
        var all = claims.all();
        return new Ticket(
                claims.tenantId(),
                claims.applicationId(),
                claims.userPrincipalName(),
                String.valueOf(all.get("scp")),
                claims.notBefore().orElse(Instant.EPOCH),
                Optional.ofNullable(all.get("redirect_uri"))
                        .map(uri -> new Ticket.Redirect(
                                uri.toString(),
                                String.valueOf(all.get("challenge")),
                                String.valueOf(all.get("nonce")))));
    }
}
