package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.exchange.CertificateNames;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.Zones.Dnssec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a domain and one of its hosts publish for DANE (RFC 7672, TLS-62, TLS-63).
 *
 * @param domain what DNSSEC says of the domain's MX records
 * @param host what it says of the host's records
 * @param associations usage, selector, matching type, data of the host's TLSA records
 */
record Dane(Dnssec domain, Dnssec host, List<String> associations) {
    /** How it goes wrong (SMTP-52). */
    enum Trouble {
        STARTTLS_NOT_SUPPORTED(321, "starttls-not-supported"),
        CERTIFICATE_EXPIRED(322, "certificate-expired"),
        TLSA_INVALID(323, "tlsa-invalid"),
        DNSSEC_INVALID(324, "dnssec-invalid"),
        CERTIFICATE_HOST_MISMATCH(325, "certificate-host-mismatch");

        private final int detail;
        private final String word;

        Trouble(int detail, String word) {
            this.detail = detail;
            this.word = word;
        }

        /** {@code 4.7.321 starttls-not-supported}; {@code 5.7.321} when it is given up. */
        String told(int status) {
            return status + ".7." + detail + " " + word;
        }

        boolean is(String enhancedCode) {
            return enhancedCode.equals("4.7." + detail);
        }
    }

    static Dane of(Cloud cloud, String domain, String host) {
        var zones = cloud.topology().zones();
        var answer = new ZoneLookup(zones, "exo")
                .resolve("_25._tcp." + host, ZoneRecord.Type.TLSA)
                .answer();
        var associations = answer instanceof NameAnswer.Found(var records)
                ? records.stream().map(ZoneRecord::data).toList()
                : List.<String>of();
        return new Dane(zones.dnssec(domain), zones.dnssec(host), associations);
    }

    boolean bogus() {
        return domain == Dnssec.BOGUS || host == Dnssec.BOGUS;
    }

    /** RFC 7672 §2.2: only what DNSSEC proves counts. */
    boolean applies() {
        return domain == Dnssec.SIGNED && host == Dnssec.SIGNED && !associations.isEmpty();
    }

    /** RFC 7672 §3.1: of the server's own certificate (3) names and dates do not matter, below an authority (2) they do. */
    Optional<Trouble> judge(Topology topology, String target, CertificateFacts server, Instant now) {
        var troubles = new ArrayList<Trouble>();
        for (var association : associations) {
            var usage = association.charAt(0);
            var data = association.substring(association.lastIndexOf(' ') + 1);
            if (usage == '3' && data.equals(server.identity().thumbprint())) {
                return Optional.empty();
            }
            if (usage == '2' && issued(topology, data, server)) {
                var wrong = below(target, server, now);
                if (wrong.isEmpty()) {
                    return wrong;
                }
                troubles.add(wrong.get());
            }
        }
        return Optional.of(troubles.isEmpty() ? Trouble.TLSA_INVALID : troubles.getFirst());
    }

    private static boolean issued(Topology topology, String thumbprint, CertificateFacts server) {
        var book = topology.certificates();
        return book.all().stream()
                .filter(spec -> book.thumbprint(spec).equals(thumbprint))
                .anyMatch(spec -> book.subject(spec).equals(server.identity().issuer()));
    }

    private static Optional<Trouble> below(String target, CertificateFacts server, Instant now) {
        if (!server.validAt(now)) {
            return Optional.of(Trouble.CERTIFICATE_EXPIRED);
        }
        return CertificateNames.match(DomainPattern.of(target), server).isPresent()
                ? Optional.empty()
                : Optional.of(Trouble.CERTIFICATE_HOST_MISMATCH);
    }
}
