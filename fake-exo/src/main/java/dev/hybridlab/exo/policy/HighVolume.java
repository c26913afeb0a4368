package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.token.AccessTokens;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.token.TokenReading;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code smtp-hve.office365.com}: High Volume Email, for accounts without a mailbox that write to the tenant's own people (AUTH-60 to AUTH-64). */
record HighVolume(Cloud cloud, AccessTokens tokens) {
    static final String ACCOUNT = "HVEAccount";
    private static final String APPS = "HVEAppAccess";
    private static final Duration LEAST_LIFE = Duration.ofMinutes(10); // AUTH-63
    private static final String DATA = "501 5.5.124 Invalid XOAUTH2 auth data";
    private static final String SOON = "501 5.5.127 Invalid XOAUTH2 auth data - Token will expire soon error";

    static boolean meant(Peer peer) {
        return is(peer.local().address());
    }

    static boolean is(IpAddress address) {
        return address.toString().equals(ExchangeOnline.HIGH_VOLUME_ADDRESS);
    }

    /** @param because the answer's cause */
    private record Refusal(String answer, Reason because) {}

    AuthenticationVerdict verdict(Peer peer, Credentials shown) {
        var tenant =
                EmailAddress.tryParse(shown.user()).map(EmailAddress::domain).flatMap(cloud.topology()::tenantOf);
        var account = tenant.flatMap(
                        known -> EmailAddress.tryParse(shown.user()).flatMap(known.recipients()::find))
                .filter(found -> found.source().flag(ACCOUNT));
        if (account.isEmpty()) {
            return denied(
                    peer,
                    new Refusal(LogonGate.WRONG, Reason.assuming("AUTH-60", "{} is no HVEAccount", shown.user())));
        }
        return refusal(tenant.orElseThrow(), account.get(), peer.session().at(), shown)
                .<AuthenticationVerdict>map(no -> denied(peer, no))
                .orElseGet(() -> new AuthenticationVerdict.Known(
                        account.get().primary().toString(),
                        SmtpReply.of("235 2.7.0 Authentication successful"), // SMTP-30
                        Reason.of("AUTH-60", "{} is an HVEAccount", shown.user())));
    }

    private AuthenticationVerdict denied(Peer peer, Refusal no) {
        return new AuthenticationVerdict.Denied(ClientSubmission.tagged(cloud, peer, no.answer()), no.because());
    }

    private Optional<Refusal> refusal(Tenant tenant, Recipient account, Instant now, Credentials shown) {
        if (!shown.mechanism().equals("XOAUTH2")) {
            return shown.secret().equals(LabSettings.PASSWORD)
                    ? Optional.empty()
                    : Optional.of(new Refusal(LogonGate.WRONG, LogonWords.wrongPassword(account)));
        }
        return switch (tokens.read(shown.secret())) {
            case TokenReading.Unreadable(var why) ->
                Optional.of(new Refusal(
                        DATA, Reason.of("AUTH-62", "the token of {} {}", account.primary(), Reason.of("TOK-08", why))));
            case TokenReading.Readable(var claims) -> token(tenant, account, now, claims);
        };
    }

    /** AUTH-62, AUTH-63. */
    private static Optional<Refusal> token(Tenant tenant, Recipient account, Instant now, TokenClaims claims) {
        var user = account.primary().toString();
        var wish = new TokenPermission.Wish(user, TokenPermission.Place.of(tenant), now, AppAccess.NONE);
        var wrong = TokenPermission.unfit(claims, wish);
        if (wrong.isPresent()) {
            return Optional.of(new Refusal(DATA, unfit(user, wrong.get())));
        }
        if (!claims.isApplication() && !claims.userPrincipalName().equalsIgnoreCase(user)) {
            return Optional.of(new Refusal(
                    DATA, Reason.of("AUTH-62", "{} logs on with the token of {}", user, claims.userPrincipalName())));
        }
        if (claims.expires().filter(end -> end.isBefore(now.plus(LEAST_LIFE))).isPresent()) {
            return Optional.of(new Refusal(
                    SOON, Reason.of("AUTH-63", "the token of {} is good for less than 10 minutes more", user)));
        }
        var listed = account.source().texts(APPS).stream().anyMatch(claims.applicationId()::equalsIgnoreCase);
        return !claims.isApplication() || listed
                ? Optional.empty()
                : Optional.of(new Refusal(
                        DATA,
                        Reason.of("AUTH-62", "{} of {} does not name {}", APPS, user, claims.applicationId())
                                .configuredAt(account.source().originOf(APPS))));
    }

    /** The place of what is wrong, and what it rests on, are its own. */
    private static Reason unfit(String user, Reason wrong) {
        return new Reason("AUTH-62", "the token of {}: {}", List.of(user, wrong), wrong.configured(), wrong.assumed());
    }

    /** AUTH-61. */
    static RecipientVerdict recipient(Cloud cloud, Peer peer, EnvelopeRecipient next) {
        var tenant = ClientSubmission.tenant(cloud, peer);
        var domain = next.address().domain();
        var everybody =
                cloud.settings().assumption(Assumption.HIGH_VOLUME_EXTERNAL).equals("allowed");
        var because = Reason.of("AUTH-60", "{} has logged on", peer.identity().orElse(""));
        var verdict = everybody || tenant.accepted(domain).isPresent()
                ? new Verdict.Accept(SmtpReply.of("250 2.1.5 Recipient OK"), because)
                : new Verdict.Reject(
                        ClientSubmission.tagged(cloud, peer, "550 5.7.1 Delivery not authorized, message refused"),
                        Reason.assuming(
                                "AUTH-61",
                                "{} is no domain of {}, and High Volume Email is for its own people",
                                domain,
                                tenant.name()));
        return new RecipientVerdict(
                verdict, InboundFirewall.hosted(tenant), List.of(new Considered("(high volume email)", true, because)));
    }

    /** As if a mailbox had sent it, without a copy in Sent Items. */
    static ContentVerdict content(Cloud cloud, Arrival arrival, Message message) {
        var sending = SendAs.of(cloud, arrival, message);
        return sending.refusal(cloud, arrival, message)
                .orElseGet(() -> SubmittedByClient.kept(cloud, arrival, sending.withSender(message)));
    }
}
