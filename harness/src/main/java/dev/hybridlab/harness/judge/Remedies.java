package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Mismatches;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.OutboundConnector;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.util.List;
import java.util.Optional;

/** The cmdlet line that mends a finding, where the evidence and the topology leave no doubt; nothing where they do. */
final class Remedies {
    private final Topology topology;

    Remedies(Topology topology) {
        this.topology = topology;
    }

    Optional<String> of(Mismatch mismatch) {
        return switch (mismatch.kind()) {
            case CERTIFICATE_NOT_MATCHED, CERTIFICATE_NOT_ACCEPTED -> inboundName(mismatch);
            case SUBJECT_MISMATCH -> tlsDomain(mismatch);
            case CAPABILITY_NOT_MATCHED ->
                mismatch.connector()
                        .map(name -> "Set-ReceiveConnector " + quoted(name) + " -TlsDomainCapabilities "
                                + ExchangeOnline.CERTIFICATE + ":AcceptCloudServicesMail");
            // A certificate to buy, an authority to trust, a listener to repair: no one cmdlet line mends these.
            case NO_START_TLS,
                    SELF_SIGNED,
                    UNTRUSTED_ROOT,
                    MISSING_INTERMEDIATE,
                    EXPIRED,
                    CERTIFICATE_NOT_TRUSTED,
                    CERTIFICATE_EXPIRED -> Optional.empty();
        };
    }

    /** EXO-ATTR-03 and EXO-ATTR-05: a name that matches what was shown and whose domain the tenant accepts. */
    private Optional<String> inboundName(Mismatch mismatch) {
        var shown = mismatch.shown().flatMap(TlsFacts::client).flatMap(Mismatches::name);
        if (shown.isEmpty() || mismatch.connector().isEmpty()) {
            return Optional.empty();
        }
        var connector = mismatch.connector().get();
        return topology.tenants().stream()
                .filter(tenant -> tenant.connectors().inbound().stream()
                        .anyMatch(each -> each.name().equals(connector)))
                .findFirst()
                .flatMap(tenant -> acceptable(tenant, shown.get()))
                .map(name -> "Set-InboundConnector " + quoted(connector) + " -TlsSenderCertificateName " + name);
    }

    private static Optional<String> acceptable(Tenant tenant, String shown) {
        var dot = shown.indexOf('.');
        var parent = dot < 0 ? "" : shown.substring(dot + 1);
        if (!parent.isEmpty() && tenant.accepted(parent).isPresent()) {
            return Optional.of("*." + parent);
        }
        return tenant.accepted(shown).map(accepted -> shown);
    }

    /** TLS-12: the name that the server does carry; only if its certificate is otherwise in order. */
    private Optional<String> tlsDomain(Mismatch mismatch) {
        var shown = mismatch.shown()
                .map(TlsFacts::server)
                .filter(server -> server.chain() == CertificateFacts.Chain.TRUSTED)
                .flatMap(Mismatches::name);
        if (shown.isEmpty() || mismatch.connector().isEmpty()) {
            return Optional.empty();
        }
        var connector = mismatch.connector().get();
        var cloud = topology.tenants().stream()
                .flatMap(tenant -> tenant.connectors().outbound().stream())
                .map(OutboundConnector::name)
                .anyMatch(connector::equals);
        var local = topology.organizations().stream()
                .flatMap(organization -> organization.sendConnectors().stream())
                .map(SendConnector::name)
                .anyMatch(connector::equals);
        if (cloud == local) {
            return Optional.empty();
        }
        return Optional.of((cloud ? "Set-OutboundConnector " : "Set-SendConnector ") + quoted(connector)
                + " -TlsDomain " + shown.get());
    }

    /** LOOP-21: relayed by both sides, so one of them has to know its own recipients. */
    Optional<String> of(LoopFinding loop) {
        var domain = EmailAddress.tryParse(loop.recipient()).map(EmailAddress::domain);
        if (domain.isEmpty()) {
            return Optional.empty();
        }
        var cloud = relays(
                topology.tenants().stream()
                        .flatMap(tenant -> tenant.domains().accepted().stream())
                        .toList(),
                domain.get());
        var local = relays(
                topology.organizations().stream()
                        .flatMap(organization -> organization.domains().accepted().stream())
                        .toList(),
                domain.get());
        return cloud.isPresent() && local.isPresent()
                ? cloud.map(name -> "Set-AcceptedDomain " + name
                        + " -DomainType Authoritative (on the side that knows every recipient)")
                : Optional.empty();
    }

    private static Optional<String> relays(List<AcceptedDomain> domains, String domain) {
        return domains.stream()
                .filter(each -> each.covers(domain) && each.type() == AcceptedDomain.Type.INTERNAL_RELAY)
                .map(AcceptedDomain::name)
                .findFirst();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
