package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.InboundConnector.ConnectorType;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.OutboundConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which outbound connector takes a recipient: a rule's, centralized transport, exact domain, all accepted domains, wildcard, none (EXO-OUT-02 to EXO-OUT-09). */
final class OutboundChoice {
    /** In the order of EXO-OUT-02 to EXO-OUT-05. */
    private enum Rank {
        RULE,
        CENTRALIZED,
        EXACT,
        ALL_ACCEPTED,
        WILDCARD,
        NONE
    }

    private record Claim(OutboundConnector connector, Rank rank, int exactness, Reason because) {}

    private static final Comparator<Claim> BEST_FIRST = Comparator.comparing(Claim::rank)
            .thenComparing(Comparator.comparingInt(Claim::exactness).reversed());
    private static final Comparator<Claim> BY_NAME =
            Comparator.comparing(claim -> claim.connector().name().toLowerCase(Locale.ROOT));

    private static final Comparator<Claim> CENTRALIZED_FIRST = Comparator.comparing(
                    (Claim claim) -> claim.rank() != Rank.CENTRALIZED)
            .thenComparing(BEST_FIRST);

    private final Cloud cloud;
    private final Tenant tenant;
    private final HeldMessage held;
    private final String domain;

    OutboundChoice(Cloud cloud, Tenant tenant, HeldMessage held, EnvelopeRecipient recipient) {
        this.cloud = cloud;
        this.tenant = tenant;
        this.held = held;
        this.domain = recipient.address().domain();
    }

    /** For a recipient who is not here. */
    RoutingDecision route() {
        var claims = claims();
        return decide(claims, claims.best());
    }

    /** For a recipient who is, when a rule chose a connector for the message: that takes all of it (RULE-19). */
    Optional<RoutingDecision> ruled() {
        if (held.connector().isEmpty()) {
            return Optional.empty();
        }
        var claims = claims();
        var centralized =
                !ruleFirst() && claims.isCentralized() && held.attribution().direction() == Direction.INCOMING;
        var ruled = claims.inOrder().stream()
                .filter(claim -> claim.rank() == Rank.RULE)
                .findFirst();
        return centralized || ruled.isEmpty() ? Optional.empty() : Optional.of(decide(claims, ruled));
    }

    /** EXO-OUT-01: whether a rule's connector ranks before centralized transport. */
    private boolean ruleFirst() {
        return cloud.settings().assumption(Assumption.RULE_CONNECTOR_BEFORE_CMT).equals("true");
    }

    /** For a recipient who is: incoming mail goes round by on-premises first (EXO-OUT-22, EXO-OUT-23). */
    Optional<RoutingDecision> centralized() {
        if (held.attribution().direction() != Direction.INCOMING) {
            return Optional.empty();
        }
        var claims = claims();
        return claims.isCentralized() ? Optional.of(decide(claims, claims.best())) : Optional.empty();
    }

    private Claims claims() {
        var claims = new ArrayList<Claim>();
        tenant.connectors().outbound().forEach(connector -> claims.add(claim(connector)));
        var newest = cloud.settings().assumption(Assumption.OUTBOUND_TIE).equals("newest-connector");
        if (newest) {
            Collections.reverse(claims); // EXO-OUT-09: what is equal stays in this order
        }
        var order = ruleFirst() ? BEST_FIRST : CENTRALIZED_FIRST;
        claims.sort(newest ? order : order.thenComparing(BY_NAME));
        return new Claims(claims);
    }

    private record Claims(List<Claim> inOrder) {
        Optional<Claim> best() {
            return inOrder.stream().filter(claim -> claim.rank() != Rank.NONE).findFirst();
        }

        boolean isCentralized() {
            return best().filter(claim -> claim.rank() == Rank.CENTRALIZED).isPresent();
        }
    }

    private RoutingDecision decide(Claims claims, Optional<Claim> best) {
        var considered =
                claims.inOrder().stream().map(claim -> verdict(claim, best)).toList();
        var tie = best.filter(claim -> contradicts(claim, claims));
        if (tie.isPresent()) {
            return new RoutingDecision.Undecided(
                    Reason.assuming(
                            "EXO-OUT-09", "several connectors take {} equally, and nobody knows which wins", domain),
                    considered);
        }
        return best.<RoutingDecision>map(claim -> over(claim, considered)).orElseGet(() -> {
            var leaving = Leaving.toOutside(cloud, tenant, held, domain);
            return new RoutingDecision.Relay(
                    OutboundHop.byMx(cloud, domain, leaving),
                    Reason.of("EXO-OUT-06", "no connector takes {}", domain),
                    with(considered, leaving));
        });
    }

    /** EXO-OUT-09: whether a rival is as good, and the assumption says that this is a contradiction. */
    private boolean contradicts(Claim best, Claims claims) {
        return cloud.settings().assumption(Assumption.OUTBOUND_TIE).equals("undecided")
                && claims.inOrder().stream()
                        .anyMatch(rival -> !rival.equals(best)
                                && rival.rank() == best.rank()
                                && rival.exactness() == best.exactness());
    }

    private RoutingDecision over(Claim claim, List<Considered> considered) {
        var leaving = SenderRewriting.of(cloud, tenant, held, new SenderRewriting.Way(claim.connector(), domain));
        var hop = OutboundHop.over(cloud, tenant, held, new OutboundHop.Way(claim.connector(), domain, leaving));
        return new RoutingDecision.Relay(hop, labelled(claim), with(considered, leaving));
    }

    private static List<Considered> with(List<Considered> connectors, Leaving leaving) {
        if (leaving.told().isEmpty()) {
            return connectors;
        }
        var all = new ArrayList<>(connectors);
        all.add(leaving.told().get());
        return all;
    }

    /** EXO-OUT-60: what goes on-premises names its organisation with the flag off, too. EXO-OUT-11: the order of smart hosts. */
    private static Reason labelled(Claim claim) {
        var connector = claim.connector();
        var because = connector.nextHop() instanceof NextHop.SmartHosts(var hosts) && hosts.size() > 1
                ? claim.because().alsoAssuming("EXO-OUT-11")
                : claim.because();
        return connector.connectorType() == ConnectorType.ON_PREMISES && !connector.cloudServicesMailEnabled()
                ? because.alsoAssuming("EXO-OUT-60")
                : because;
    }

    private Claim claim(OutboundConnector connector) {
        if (isRuled(connector) && usable(connector)) {
            return new Claim(connector, Rank.RULE, 0, byRule(connector));
        }
        var lost = excluded(connector);
        if (lost.isPresent()) {
            return new Claim(connector, Rank.NONE, 0, lost.get());
        }
        var source = connector.source();
        var pattern = connector.match().recipientDomains().stream()
                .filter(each -> each.covers(domain))
                .max(Comparator.comparingInt(DomainPattern::specificity));
        if (connector.match().routeAllMessagesViaOnPremises() && pattern.isPresent() && !cameFromOnPremises()) {
            return new Claim(
                    connector,
                    Rank.CENTRALIZED,
                    pattern.get().specificity(),
                    Reason.of("EXO-OUT-02", "RouteAllMessagesViaOnPremises, and {} holds {}", pattern.get(), domain)
                            .configuredAt(source.originOf("RouteAllMessagesViaOnPremises")));
        }
        if (pattern.isPresent() && pattern.get().kind() == DomainPattern.Kind.EXACT) {
            return new Claim(
                    connector,
                    Rank.EXACT,
                    pattern.get().specificity(),
                    wentRound(
                            connector,
                            Reason.of("EXO-OUT-03", "RecipientDomains name {}", domain)
                                    .configuredAt(source.originOf("RecipientDomains"))));
        }
        if (connector.match().allAcceptedDomains()
                && connector.connectorType() == ConnectorType.ON_PREMISES // EXO-OUT-38
                && tenant.accepted(domain).isPresent()) {
            return new Claim(
                    connector,
                    Rank.ALL_ACCEPTED,
                    0,
                    Reason.of("EXO-OUT-04", "AllAcceptedDomains, and {} is accepted", domain)
                            .configuredAt(source.originOf("AllAcceptedDomains")));
        }
        return pattern.map(each -> new Claim(
                        connector,
                        Rank.WILDCARD,
                        each.specificity(),
                        wentRound(
                                connector,
                                Reason.of("EXO-OUT-05", "{} holds {}", each, domain)
                                        .configuredAt(source.originOf("RecipientDomains")))))
                .orElseGet(() -> unmatched(connector));
    }

    private boolean isRuled(OutboundConnector connector) {
        return held.connector().filter(connector.name()::equalsIgnoreCase).isPresent();
    }

    private static boolean usable(OutboundConnector connector) {
        return connector.enabled() && connector.match().transportRuleScoped();
    }

    /** EXO-OUT-01; that it ranks before centralized transport is assumed, where there is any. */
    private Reason byRule(OutboundConnector connector) {
        var because = Reason.of("EXO-OUT-01", "a transport rule routes to it")
                .configuredAt(connector.source().originOf("IsTransportRuleScoped"));
        var rivals = tenant.connectors().outbound().stream()
                .anyMatch(each -> each.enabled() && each.match().routeAllMessagesViaOnPremises());
        return rivals ? because.alsoAssuming("EXO-OUT-01") : because;
    }

    private Claim unmatched(OutboundConnector connector) {
        return new Claim(
                connector,
                Rank.NONE,
                0,
                Reason.of(
                                "EXO-OUT-33",
                                "its RecipientDomains {} do not hold {}",
                                connector.match().recipientDomains(),
                                domain)
                        .configuredAt(connector.source().originOf("RecipientDomains")));
    }

    private Optional<Reason> excluded(OutboundConnector connector) {
        var source = connector.source();
        if (isRuled(connector)) {
            return Optional.of(Reason.assuming("RULE-19", "a transport rule routes to it, but it cannot be used so")
                    .configuredAt(source.originOf(connector.enabled() ? "IsTransportRuleScoped" : "Enabled")));
        }
        if (!connector.enabled()) {
            return Optional.of(Reason.of("EXO-OUT-07", "is disabled").configuredAt(source.originOf("Enabled")));
        }
        if (connector.match().transportRuleScoped()) {
            return Optional.of(Reason.of("EXO-OUT-41", "is for transport rules only")
                    .configuredAt(source.originOf("IsTransportRuleScoped")));
        }
        if (connector.match().testMode()) {
            return Optional.of(Reason.of("EXO-OUT-43", "is in test mode").configuredAt(source.originOf("TestMode")));
        }
        if (staysHere()) {
            return Optional.of(Reason.of("EXO-OUT-08", "{} never leaves Exchange Online", domain));
        }
        if (connector.match().routeAllMessagesViaOnPremises()
                && cameFromOnPremises()
                && (tenant.accepted(domain).isEmpty() || !ownDomainsGoBack())) {
            return Optional.of(Reason.of("EXO-OUT-24", "the message came from on-premises and is not sent back")
                    .configuredAt(source.originOf("RouteAllMessagesViaOnPremises")));
        }
        if (connector.match().routeAllMessagesViaOnPremises()
                && connector.connectorType() != ConnectorType.ON_PREMISES) {
            return Optional.of(Reason.of("EXO-OUT-32", "centralized transport needs the type OnPremises")
                    .configuredAt(source.originOf("ConnectorType")));
        }
        return Optional.empty();
    }

    /** EXO-OUT-62: a member of a cloud group or a forward may live on-premises, and only this connector leads there. */
    private boolean ownDomainsGoBack() {
        return cloud.settings()
                .assumption(Assumption.OWN_DOMAINS_UNDER_CENTRALIZED_TRANSPORT)
                .equals("go-back");
    }

    private Reason wentRound(OutboundConnector connector, Reason because) {
        return connector.match().routeAllMessagesViaOnPremises() && cameFromOnPremises()
                ? because.alsoAssuming("EXO-OUT-62")
                : because;
    }

    /** Originating through an OnPremises inbound connector: no centralized transport for it (EXO-OUT-02). */
    private boolean cameFromOnPremises() {
        return held.attribution().direction() == Direction.ORIGINATING
                && held.attribution().connector().isPresent();
    }

    private boolean staysHere() {
        return domain.equalsIgnoreCase(tenant.name()) || domain.equalsIgnoreCase(tenant.coexistenceDomain());
    }

    private static Considered verdict(Claim claim, Optional<Claim> best) {
        var name = claim.connector().name();
        if (best.isPresent() && best.get().equals(claim)) {
            return new Considered(name, true, claim.because());
        }
        if (claim.rank() == Rank.NONE || best.isEmpty()) {
            return new Considered(name, false, claim.because());
        }
        var winner = best.get().connector().name();
        var because = claim.rank() == best.get().rank()
                        && claim.exactness() == best.get().exactness()
                ? Reason.assuming("EXO-OUT-09", "{}, but the name of '{}' comes first", claim.because(), winner)
                : Reason.of("EXO-OUT-03", "{}, but '{}' ranks before it", claim.because(), winner);
        return new Considered(name, false, because);
    }
}
