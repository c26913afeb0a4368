package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.AddressSpace;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which send connector takes a recipient's domain: size, space, specificity before cost, name (ONP-SEND-01 to ONP-SEND-07). */
final class SendConnectorChoice {
    /** ONP-SEND-21: every accepted domain of the organization. */
    private static final String SITE = "--";

    private record Fit(SendConnector connector, AddressSpace space, SourceServers.Way way) {
        /** ONP-SEND-04. */
        int cost() {
            return space.cost() + way.cost();
        }

        int specificity() {
            return SendConnectorChoice.specificity(space);
        }
    }

    private static final Comparator<Fit> BEST_FIRST = Comparator.comparing((Fit fit) -> -fit.specificity())
            .thenComparing(Fit::cost)
            .thenComparing(fit -> fit.way().distance())
            .thenComparing(fit -> fit.connector().name().toLowerCase(Locale.ROOT));

    private static final Comparator<AddressSpace> NARROWEST =
            Comparator.comparingInt((AddressSpace space) -> -specificity(space)).thenComparing(AddressSpace::cost);

    private SendConnectorChoice() {}

    /** FLOW-18: {@code --} is less specific than whatever names a domain, and more than {@code *}. */
    private static int specificity(AddressSpace space) {
        return space.domain().base().equals(SITE) ? 1 : space.domain().specificity();
    }

    static RoutingDecision route(Home home, HeldMessage held, EnvelopeRecipient recipient) {
        var domain = recipient.address().domain();
        var fits = new ArrayList<Fit>();
        var considered = new ArrayList<Considered>();
        var tooLarge = false;
        for (var connector : home.organization().sendConnectors()) {
            var lost = loses(home, connector, domain);
            var large = held.message().size() > connector.match().maxMessageSize();
            if (lost.isPresent()) {
                considered.add(new Considered(connector.name(), false, lost.get()));
            } else if (large) {
                tooLarge = true;
                considered.add(new Considered(connector.name(), false, size(connector, held)));
            } else {
                var way = SourceServers.way(home, connector);
                if (way.linked() || reaches(home)) {
                    fits.add(new Fit(connector, space(home, connector, domain).orElseThrow(), way));
                } else {
                    considered.add(new Considered(connector.name(), false, unlinked(connector)));
                }
            }
        }
        fits.sort(BEST_FIRST);
        for (var i = 0; i < fits.size(); i++) {
            considered.add(i, verdict(fits.get(i), fits.getFirst(), domain));
        }
        if (fits.isEmpty()) {
            return tooLarge ? tooLarge(home, domain, considered) : unreachable(home, domain, considered);
        }
        return SendHop.relay(home, held, recipient, new Chosen(fits.getFirst().connector(), considered));
    }

    /** The winner and everybody who was looked at. */
    record Chosen(SendConnector connector, List<Considered> considered) {
        Reason because() {
            return considered.getFirst().because();
        }
    }

    /** The texts of both are open: ONP-SEND-81, ONP-SEND-82. */
    private static RoutingDecision tooLarge(Home home, String domain, List<Considered> considered) {
        return new RoutingDecision.Refuse(
                SmtpReply.of(home.settings().assumption(Assumption.SEND_SIZE_NOTICE_TEXT)),
                Reason.of("ONP-SEND-01", "every connector that takes {} allows less", domain)
                        .alsoAssuming("ONP-SEND-81"),
                considered);
    }

    private static RoutingDecision unreachable(Home home, String domain, List<Considered> considered) {
        return new RoutingDecision.Defer(
                SmtpReply.of(home.settings().assumption(Assumption.UNREACHABLE_TEXT)),
                Reason.of("ONP-SEND-07", "no send connector takes {}", domain).alsoAssuming("ONP-SEND-82"),
                considered);
    }

    private static Optional<Reason> loses(Home home, SendConnector connector, String domain) {
        var source = connector.source();
        if (!connector.match().enabled()) {
            return Optional.of(Reason.of("ONP-SEND-22", "is disabled").configuredAt(source.originOf("Enabled")));
        }
        if (EdgeSync.unknown(home, connector)) {
            return Optional.of(Reason.assuming("FLOW-18", "an Edge server knows its own connectors only")
                    .configuredAt(source.originOf("SourceTransportServers")));
        }
        if (connector.match().scoped() && !SourceServers.inSite(home, connector)) {
            return Optional.of(Reason.of(
                            "ONP-SEND-33",
                            "is scoped to the site of {}",
                            connector.match().sourceTransportServers())
                    .configuredAt(source.originOf("IsScopedConnector")));
        }
        return space(home, connector, domain).isPresent()
                ? Optional.empty()
                : Optional.of(Reason.of(
                                "ONP-SEND-02",
                                "its AddressSpaces {} do not take {}",
                                connector.match().addressSpaces(),
                                domain)
                        .configuredAt(source.originOf("AddressSpaces")));
    }

    private static boolean reaches(Home home) {
        return !home.settings().assumption(Assumption.UNLINKED_SITES).equals("unreachable");
    }

    private static Reason unlinked(SendConnector connector) {
        return Reason.assuming(
                        "ONP-SEND-85",
                        "no site link leads to {}",
                        connector.match().sourceTransportServers())
                .configuredAt(connector.source().originOf("SourceTransportServers"));
    }

    private static Optional<AddressSpace> space(Home home, SendConnector connector, String domain) {
        AddressSpace best = null;
        for (var space : connector.match().addressSpaces()) {
            if (takes(home, space, domain) && (best == null || NARROWEST.compare(space, best) < 0)) {
                best = space;
            }
        }
        return Optional.ofNullable(best);
    }

    /** ONP-SEND-21: {@code --} stands for every accepted domain of the organization, on Edge only. */
    private static boolean takes(Home home, AddressSpace space, String domain) {
        return space.domain().base().equals(SITE)
                ? home.server().build().edge() && home.accepted(domain).isPresent()
                : space.domain().covers(domain);
    }

    private static Reason size(SendConnector connector, HeldMessage held) {
        return Reason.of(
                        "ONP-SEND-01",
                        "takes {} octets at most, the message has {}",
                        connector.match().maxMessageSize(),
                        held.message().size())
                .configuredAt(connector.source().originOf("MaxMessageSize"))
                .alsoAssuming("ONP-SEND-35");
    }

    private static Considered verdict(Fit fit, Fit best, String domain) {
        var origin = fit.connector().source().originOf("AddressSpaces");
        var name = fit.connector().name();
        if (fit.equals(best)) {
            return new Considered(
                    name,
                    true,
                    Reason.of("ONP-SEND-03", "{} takes {} most specifically", fit.space(), domain)
                            .configuredAt(origin));
        }
        var because = fit.specificity() < best.specificity()
                ? Reason.of(
                        "ONP-SEND-03",
                        "{} is less specific than {} of '{}'",
                        fit.space(),
                        best.space(),
                        best.connector().name())
                : fit.cost() > best.cost()
                        ? costlier(fit, best)
                        : fit.way().distance() > best.way().distance()
                                ? Reason.of(
                                        "ONP-SEND-05",
                                        "{} is farther than the source of '{}'",
                                        fit.connector().match().sourceTransportServers(),
                                        best.connector().name())
                                : Reason.of(
                                        "ONP-SEND-06",
                                        "the name of '{}' comes first",
                                        best.connector().name());
        return new Considered(name, false, because.configuredAt(origin));
    }

    private static Reason costlier(Fit fit, Fit best) {
        var because = Reason.of(
                "ONP-SEND-04",
                "{} and the way to {} cost {}, more than the {} of '{}'",
                fit.space(),
                fit.connector().match().sourceTransportServers(),
                fit.cost(),
                best.cost(),
                best.connector().name());
        return fit.way().cost() + best.way().cost() > 0 ? because.alsoAssuming("ONP-SEND-85") : because;
    }
}
