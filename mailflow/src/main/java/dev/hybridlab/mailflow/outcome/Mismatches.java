package dev.hybridlab.mailflow.outcome;

import dev.hybridlab.mailflow.outcome.Mismatch.Kind;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what does not fit between certificates and connectors, from evidence alone: a server that its caller did not
 * like, STARTTLS that was missing, and a caller's certificate that no connector took (TLS-21..39, EXO-ATTR-03..07).
 */
public final class Mismatches {
    private static final Map<String, Kind> BY_FACT = Map.of(
            "EXO-ATTR-03", Kind.CERTIFICATE_NOT_MATCHED,
            "EXO-ATTR-48", Kind.CERTIFICATE_NOT_MATCHED,
            "EXO-ATTR-05", Kind.CERTIFICATE_NOT_ACCEPTED,
            "EXO-ATTR-06", Kind.CERTIFICATE_NOT_ACCEPTED,
            "EXO-ATTR-07", Kind.CERTIFICATE_NOT_ACCEPTED,
            "EXO-ATTR-22", Kind.CERTIFICATE_NOT_TRUSTED,
            "EXO-ATTR-23", Kind.CERTIFICATE_EXPIRED,
            "ONP-RECV-27", Kind.CAPABILITY_NOT_MATCHED,
            "TLS-39", Kind.CAPABILITY_NOT_MATCHED);

    private static final Map<String, Kind> HOPS = Map.of(
            "TLS-22", Kind.PRIVATE_KEY_MISSING,
            "TLS-23", Kind.NOT_ENABLED_FOR_SMTP,
            "TLS-41", Kind.TLS_VERSION,
            "SMTP-66", Kind.NO_EXCHANGE_AUTH);

    private final Map<String, String> sides;
    private final Map<String, Step.Routed> ways = new LinkedHashMap<>();
    private final Map<MessageRef, Step.Connected> connections = new LinkedHashMap<>();
    private final Map<MessageRef, Step.TlsEstablished> handshakes = new LinkedHashMap<>();
    private final List<Mismatch> found = new ArrayList<>();

    private Mismatches(Map<String, String> sides) {
        this.sides = sides;
    }

    /** Each once, in the order of the evidence; {@code sides} tells a host's side. */
    public static List<Mismatch> find(Map<String, String> sides, List<Step> steps) {
        var mismatches = new Mismatches(sides);
        for (var step : steps) { // a server's step sorts before the answer its client reads: handshakes come first
            if (step instanceof Step.TlsEstablished handshake) {
                mismatches.handshakes.put(step.where().message(), handshake);
            } else if (step instanceof Step.Connected connected) {
                mismatches.connections.put(step.where().message(), connected);
            }
        }
        steps.forEach(mismatches::read);
        return mismatches.found.stream().distinct().toList();
    }

    private void read(Step step) {
        if (step instanceof Step.Routed routed && routed.outcome().equals("relay")) {
            ways.put(way(step), routed);
        } else if (step instanceof Step.TlsEstablished handshake && !handshake.accepted()) {
            found.add(server(handshake));
        } else if (step instanceof Step.Routed(var where, var to, var way, var connector, var next, var why, var all)
                && why.fact().equals("TLS-21")) {
            found.add(new Mismatch(
                    root(step),
                    Kind.CERTIFICATE_MISSING,
                    connector.or(() -> all.stream()
                            .filter(Considered::chosen)
                            .map(Considered::candidate)
                            .findFirst()),
                    new Mismatch.Parties(where.host(), to.domain()),
                    Optional.empty(),
                    why));
        } else if (step instanceof Step.HopFailed failed) {
            failed(failed)
                    .ifPresent(kind -> found.add(new Mismatch(
                            root(step),
                            kind,
                            connector(step),
                            new Mismatch.Parties(step.where().host(), failed.target()),
                            Optional.empty(),
                            failed.because())));
        } else if (step instanceof Step.Attributed attributed) {
            client(attributed);
        }
    }

    private static Optional<Kind> failed(Step.HopFailed failed) {
        return failed.lastError().text().contains("STARTTLS is required")
                ? Optional.of(Kind.NO_START_TLS)
                : Optional.ofNullable(HOPS.get(failed.because().fact()));
    }

    private static String root(Step step) {
        return step.where().message().root();
    }

    /** A message may fork between routing and dialling, so its root names it. */
    private static String way(Step step) {
        return step.where().host() + " " + root(step) + " "
                + step.where().message().hop();
    }

    private Optional<String> connector(Step step) {
        return Optional.ofNullable(ways.get(way(step))).flatMap(Step.Routed::connector);
    }

    private Mismatch server(Step.TlsEstablished handshake) {
        var connected = Optional.ofNullable(connections.get(handshake.where().message()));
        var to = connected.map(step -> step.to().split(" ", 2)[0]).orElse("?");
        return new Mismatch(
                root(handshake),
                judged(handshake),
                connector(handshake),
                new Mismatch.Parties(handshake.where().host(), to),
                Optional.of(handshake.shown()),
                handshake.because());
    }

    /** TLS-11: chain and dates come before the name. */
    private static Kind judged(Step.TlsEstablished handshake) {
        var server = handshake.shown().server();
        return switch (server.chain()) {
            case SELF_SIGNED -> Kind.SELF_SIGNED;
            case UNTRUSTED_ROOT -> Kind.UNTRUSTED_ROOT;
            case MISSING_INTERMEDIATE -> Kind.MISSING_INTERMEDIATE;
            case TRUSTED -> dates(server, handshake.where().at());
        };
    }

    private static Kind dates(CertificateFacts server, Instant now) {
        if (server.validAt(now)) {
            return Kind.SUBJECT_MISMATCH;
        }
        return now.isBefore(server.notBefore()) ? Kind.NOT_YET_VALID : Kind.EXPIRED;
    }

    /** Only what a server of one's own shows is meant for a connector: strangers show certificates to nobody in particular. */
    private void client(Step.Attributed attributed) {
        var handshake = handshakes.get(attributed.where().message());
        var trusted = attributed.attribution().byCertificate()
                || attributed.attribution().crossPremises();
        if (trusted || handshake == null || handshake.shown().client().isEmpty()) {
            return;
        }
        var from = handshake.where().host();
        if ("internet".equals(sides.get(from))) {
            return;
        }
        for (var loser : attributed.considered()) {
            kind(loser)
                    .ifPresent(kind -> found.add(new Mismatch(
                            root(attributed),
                            kind,
                            Optional.of(loser.candidate()),
                            new Mismatch.Parties(from, attributed.where().host()),
                            Optional.of(handshake.shown()),
                            loser.because())));
        }
    }

    private static Optional<Kind> kind(Considered candidate) {
        return candidate.chosen()
                ? Optional.empty()
                : Optional.ofNullable(BY_FACT.get(candidate.because().fact()));
    }

    /** The name a connector would have to be given: the certificate's first one. */
    public static Optional<String> name(CertificateFacts facts) {
        return facts.identity().commonName().or(() -> facts.names().stream().findFirst());
    }
}
