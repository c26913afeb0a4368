package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.decision.Failed;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.decision.TargetVerdict;
import dev.hybridlab.mailflow.exchange.CertificateNames;
import dev.hybridlab.mailflow.exchange.TlsJudgement;
import dev.hybridlab.mailflow.exchange.TlsMismatch;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.OutboundConnector;
import dev.hybridlab.mailflow.topology.OutboundConnector.DaneMode;
import dev.hybridlab.mailflow.topology.TlsLevel;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.zone.Zones;
import java.util.Optional;

/** What the next domain publishes about the way to it, for mail that leaves by MX: DANE and MTA-STS (TLS-62 to TLS-67, TLS-73). */
final class PublishedSecurity {
    private static final OutboundConnector.Tls BY_DEFAULT =
            new OutboundConnector.Tls(Optional.empty(), Optional.empty(), DaneMode.OPPORTUNISTIC, true);
    private static final SmtpReply INVALID = SmtpReply.of("450 4.7.5 MTA-STS: certificate invalid");
    private static final String DANE = "SmtpDaneMode";
    private static final String MTA_STS = "MtaStsMode";

    private PublishedSecurity() {}

    /** The modes of the hop and where they were written. */
    private record Modes(OutboundConnector.Tls tls, Optional<OutboundConnector> connector) {
        Reason at(Reason because, String property) {
            return connector
                    .map(each -> because.configuredAt(each.source().originOf(property)))
                    .orElse(because);
        }
    }

    /** Smart hosts publish nothing (EXO-OUT-45, EXO-OUT-46). */
    private static Optional<Modes> modes(Cloud cloud, Hop hop) {
        if (!(hop.nextHop() instanceof NextHop.MxLookup)) {
            return Optional.empty();
        }
        var connector = cloud.topology().tenants().stream()
                .flatMap(tenant -> tenant.connectors().outbound().stream())
                .filter(each -> each.name().equals(hop.connector()))
                .findFirst();
        return Optional.of(new Modes(connector.map(OutboundConnector::tls).orElse(BY_DEFAULT), connector));
    }

    private static Optional<Dane> dane(Cloud cloud, Hop hop, Modes modes, String target) {
        return modes.tls().dane() == DaneMode.NONE
                ? Optional.empty()
                : Optional.of(Dane.of(cloud, hop.domain(), target));
    }

    private static Optional<Zones.MtaSts> policy(Cloud cloud, Hop hop, Modes modes) {
        return cloud.topology()
                .zones()
                .mtaSts(hop.domain())
                .filter(policy -> modes.tls().mtaSts() && policy.enforce());
    }

    /** TLS-62: only where DNSSEC proves both, since nothing else would count. */
    static boolean asksForTlsa(Cloud cloud, Hop hop, String target) {
        var zones = cloud.topology().zones();
        return zones.dnssec(hop.domain()) == Zones.Dnssec.SIGNED
                && zones.dnssec(target) == Zones.Dnssec.SIGNED
                && modes(cloud, hop)
                        .filter(modes -> modes.tls().dane() != DaneMode.NONE)
                        .isPresent();
    }

    static TargetVerdict target(Cloud cloud, Hop hop, String target) {
        var modes = modes(cloud, hop);
        if (modes.isEmpty()) {
            return new TargetVerdict.Call(hop.manner().tls());
        }
        var policy = policy(cloud, hop, modes.get());
        if (policy.isPresent() && !allows(policy.get(), target)) {
            var because = Reason.of("TLS-66", "the MTA-STS policy of {} does not name {}", hop.domain(), target);
            return new TargetVerdict.Skip(
                    SmtpReply.of("450 4.4.8 MTA-STS policy: MX host not in policy"),
                    modes.get().at(because, MTA_STS));
        }
        var dane = dane(cloud, hop, modes.get(), target);
        var skipped = dane.flatMap(each -> unusable(cloud, modes.get(), each, target));
        if (skipped.isPresent()) {
            return skipped.get();
        }
        var binding = policy.isPresent() || dane.filter(Dane::applies).isPresent();
        return new TargetVerdict.Call(
                binding && !(hop.manner().tls() instanceof Hop.TlsDemand.Required)
                        ? new Hop.TlsDemand.Required(TlsLevel.ENCRYPTION_ONLY)
                        : hop.manner().tls());
    }

    /** RFC 8461 §4.1: a wildcard stands for one label. */
    private static boolean allows(Zones.MtaSts policy, String target) {
        var above = target.substring(target.indexOf('.') + 1);
        return policy.mx().stream()
                .map(DomainPattern::of)
                .anyMatch(pattern -> pattern.kind() == DomainPattern.Kind.SUBDOMAINS
                        ? pattern.base().equalsIgnoreCase(above)
                        : pattern.base().equalsIgnoreCase(target));
    }

    private static Optional<TargetVerdict> unusable(Cloud cloud, Modes modes, Dane dane, String target) {
        if (dane.bogus()) {
            var because = Reason.of("TLS-63", "DNSSEC of {} or of its domain does not validate", target);
            return Optional.of(skip(cloud, Dane.Trouble.DNSSEC_INVALID, modes.at(because, DANE)));
        }
        if (modes.tls().dane() != DaneMode.MANDATORY || dane.applies()) {
            return Optional.empty();
        }
        var unsigned = cloud.settings()
                .assumption(Assumption.DANE_MANDATORY_UNPUBLISHED)
                .equals("4.7.324");
        var because = Reason.assuming("TLS-64", "DANE is mandatory, and {} has no signed TLSA record", target);
        return Optional.of(skip(
                cloud, unsigned ? Dane.Trouble.DNSSEC_INVALID : Dane.Trouble.TLSA_INVALID, modes.at(because, DANE)));
    }

    private static TargetVerdict skip(Cloud cloud, Dane.Trouble trouble, Reason because) {
        return new TargetVerdict.Skip(told(cloud, trouble), because.alsoAssuming("TLS-65"));
    }

    /** TLS-65: the basic code is assumed. */
    private static SmtpReply told(Cloud cloud, Dane.Trouble trouble) {
        return SmtpReply.of(cloud.settings().assumption(Assumption.DANE_REPLY_CODE) + " " + trouble.told(4));
    }

    /** Empty: nothing that is published forbids it. MTA-STS never outweighs DANE (RFC 8461 §2). */
    static Optional<ServerJudgement> judge(Cloud cloud, Hop hop, Failures.Shown shown) {
        var modes = modes(cloud, hop);
        if (modes.isEmpty()) {
            return Optional.empty();
        }
        var server = shown.facts().server();
        var wrong = dane(cloud, hop, modes.get(), shown.target())
                .filter(Dane::applies)
                .flatMap(dane -> dane.judge(cloud.topology(), shown.target(), server, shown.now()));
        if (wrong.isPresent()) {
            var because = Reason.of(
                            "TLS-63",
                            "the TLSA records of {} do not go with {}",
                            shown.target(),
                            server.identity().subject())
                    .alsoAssuming("TLS-65");
            return Optional.of(new ServerJudgement.Close(
                    told(cloud, wrong.get()), modes.get().at(because, DANE)));
        }
        return policy(cloud, hop, modes.get())
                .flatMap(policy -> TlsJudgement.judge(
                        TlsLevel.DOMAIN_VALIDATION, byName(cloud, shown.target()), server, shown.now()))
                .map(mismatch -> invalid(hop, modes.get(), shown, mismatch));
    }

    private static TlsJudgement.Name byName(Cloud cloud, String host) {
        return new TlsJudgement.Name(Optional.of(host), CertificateNames.Labels.of(cloud.settings()));
    }

    private static ServerJudgement invalid(Hop hop, Modes modes, Failures.Shown shown, TlsMismatch wrong) {
        var because = Reason.of(
                "TLS-67",
                "the MTA-STS policy of {} wants a valid certificate for {}, the server showed {}: {}",
                hop.domain(),
                shown.target(),
                shown.facts().server().identity().subject(),
                wrong);
        return new ServerJudgement.Close(INVALID, modes.at(because, MTA_STS));
    }

    /** STARTTLS is missing at a host whose TLSA records promise it, or whose policy enforces it; {@code usual}: the words of any hop. */
    static Optional<Failed> noStartTls(Cloud cloud, Hop hop, String target, SmtpReply usual) {
        return modes(cloud, hop)
                .flatMap(modes -> dane(cloud, hop, modes, target)
                        .filter(Dane::applies)
                        .map(dane -> promisedByTlsa(cloud, modes, target))
                        .or(() -> policy(cloud, hop, modes)
                                .map(policy -> enforced(cloud, hop, modes, new Unmet(target, usual)))));
    }

    private static Failed promisedByTlsa(Cloud cloud, Modes modes, String target) {
        var because = Reason.of("TLS-63", "{} has TLSA records and offers no STARTTLS", target)
                .alsoAssuming("TLS-65");
        return new Failed(told(cloud, Dane.Trouble.STARTTLS_NOT_SUPPORTED), modes.at(because, DANE));
    }

    /** A host without STARTTLS, and what any hop that requires TLS says of it. */
    private record Unmet(String target, SmtpReply usual) {}

    /** TLS-73: the code for it is not in the sources. */
    private static Failed enforced(Cloud cloud, Hop hop, Modes modes, Unmet unmet) {
        var asUsual =
                cloud.settings().assumption(Assumption.MTA_STS_NO_START_TLS).equals("4.4.317");
        var because = Reason.assuming(
                "TLS-73",
                "the MTA-STS policy of {} wants TLS, and {} offers no STARTTLS",
                hop.domain(),
                unmet.target());
        return asUsual
                ? new Failed(
                        unmet.usual(), modes.at(because.alsoAssuming("TLS-35").alsoAssuming("TLS-14"), MTA_STS))
                : new Failed(INVALID, modes.at(because, MTA_STS));
    }

    /** The last word after 24 hours (EXO-OUT-46); empty for another error. */
    static Optional<SmtpReply> expired(String enhancedCode) {
        for (var trouble : Dane.Trouble.values()) {
            if (trouble.is(enhancedCode)) {
                return Optional.of(SmtpReply.of("550 " + trouble.told(5)));
            }
        }
        return switch (enhancedCode) {
            case "4.4.8" -> Optional.of(SmtpReply.of("550 5.4.8 MTA-STS policy: MX host not in policy"));
            case "4.7.5" -> Optional.of(SmtpReply.of("550 5.7.5 MTA-STS: certificate invalid"));
            default -> Optional.empty();
        };
    }
}
