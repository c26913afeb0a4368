package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Allowance;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The recipients of a day that a tenant has under its initial domain, and by its High Volume Email accounts (LIM-47, AUTH-64). */
record RecipientQuotas(Cloud cloud, Tenant tenant, HeldMessage held) {
    private static final Duration DAY = Duration.ofHours(24);

    static List<Allowance> of(Cloud cloud, HeldMessage held, EnvelopeRecipient recipient) {
        return held.attribution().direction() != Direction.ORIGINATING
                ? List.of()
                : cloud
                        .tenantOf(held.attribution())
                        .flatMap(tenant -> {
                            var quotas = new RecipientQuotas(cloud, tenant, held);
                            return quotas.initialDomain(recipient).or(quotas::highVolume);
                        })
                        .stream()
                        .toList();
    }

    /** LIM-47: of those outside. */
    private Optional<Allowance> initialDomain(EnvelopeRecipient recipient) {
        var initial = held.sender()
                .map(EmailAddress::domain)
                .filter(domain ->
                        domain.equalsIgnoreCase(tenant.name()) || domain.equalsIgnoreCase(tenant.coexistenceDomain()));
        return initial.isEmpty()
                        || tenant.accepted(recipient.address().domain()).isPresent()
                ? Optional.empty()
                : quota(
                        Assumption.DEFAULT_DOMAIN_LIMIT,
                        "initial " + tenant.name(),
                        new Allowance.Refuse(
                                SmtpReply.of("550 5.7.236 Access denied, tenant has exceeded its limit of external"
                                        + " recipients for mail from its onmicrosoft.com domain"),
                                Reason.assuming(
                                        "LIM-47",
                                        "{} had its {} external recipients of 24 hours as {}",
                                        tenant.name(),
                                        cloud.settings().assumption(Assumption.DEFAULT_DOMAIN_LIMIT),
                                        initial.get())));
    }

    /** AUTH-64. */
    private Optional<Allowance> highVolume() {
        var account = held.sender()
                .flatMap(tenant.recipients()::find)
                .filter(found -> found.source().flag(HighVolume.ACCOUNT));
        return account.isEmpty()
                ? Optional.empty()
                : quota(
                        Assumption.HIGH_VOLUME_LIMIT,
                        "high volume " + tenant.name(),
                        new Allowance.Refuse(
                                SmtpReply.of("550 5.1.90 Your message can't be sent because you've reached your daily"
                                        + " limit for message recipients"),
                                Reason.assuming(
                                        "AUTH-64",
                                        "{} had its {} recipients of 24 hours by High Volume Email",
                                        tenant.name(),
                                        cloud.settings().assumption(Assumption.HIGH_VOLUME_LIMIT))));
    }

    private Optional<Allowance> quota(Assumption limit, String whose, Allowance.Refuse beyond) {
        var most = cloud.settings().assumption(limit);
        return most.equals("none")
                ? Optional.empty()
                : Optional.of(new Allowance(
                        whose,
                        1,
                        new Allowance.Limit(Integer.parseInt(most), DAY),
                        new Allowance.Before(cloud.settings().start(), 0),
                        beyond));
    }
}
