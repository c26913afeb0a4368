package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Mismatches;
import dev.hybridlab.mailflow.topology.InstalledCertificates;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.CertificateFacts.Chain;
import java.util.Optional;

/**
 * What mends a certificate that is wrong in itself, or a STARTTLS that is missing: on a server of one's own the commands
 * for the certificate; where somebody else's server is at fault, what the caller can do meanwhile.
 */
final class CertificateRemedies {
    private final Topology topology;

    CertificateRemedies(Topology topology) {
        this.topology = topology;
    }

    Optional<String> of(Mismatch mismatch) {
        var parties = mismatch.parties();
        var culprit = mismatch.judge().equals(parties.to()) ? parties.from() : parties.to();
        var hidden = mismatch.kind() == Mismatch.Kind.NO_START_TLS
                ? StoreRemedies.inspection(topology, parties)
                : Optional.<String>empty();
        if (hidden.isPresent()) {
            return hidden;
        }
        var own = server(culprit);
        return own.isPresent() ? Optional.of(mended(mismatch, own.get())) : meanwhile(mismatch);
    }

    private Optional<Server> server(String host) {
        return topology.organizations().stream()
                .flatMap(organization -> organization.server(host).stream())
                .findFirst();
    }

    private String mended(Mismatch mismatch, Server server) {
        var on = " -Server " + server.name();
        var shown = mismatch.certificate();
        var chain = shown.map(CertificateFacts::chain).orElse(Chain.TRUSTED);
        if (mismatch.kind() == Mismatch.Kind.NO_START_TLS) {
            return startTls(server);
        }
        if (chain == Chain.MISSING_INTERMEDIATE) {
            return "Import-Certificate -FilePath <the authority's intermediate>.cer -CertStoreLocation"
                    + " Cert:\\LocalMachine\\CA (on " + server.name() + ")";
        }
        if (mismatch.kind() == Mismatch.Kind.NOT_YET_VALID) {
            return "Remove-ExchangeCertificate" + on + " -Thumbprint "
                    + shown.map(facts -> facts.identity().thumbprint()).orElse("<of the new one>") + " (until "
                    + shown.map(facts -> facts.notBefore().toString()).orElse("its day") + ")";
        }
        if (chain == Chain.TRUSTED) { // so its time is over, or has not come
            var thumbprint = shown.map(facts -> facts.identity().thumbprint()).orElse("<the old one>");
            return "Get-ExchangeCertificate" + on + " -Thumbprint " + thumbprint
                    + " | New-ExchangeCertificate -GenerateRequest; then Import-ExchangeCertificate" + on
                    + " and Enable-ExchangeCertificate" + on + " -Services SMTP";
        }
        return "Import-ExchangeCertificate" + on + " with a certificate"
                + shown.flatMap(Mismatches::name).map(name -> " for " + name).orElse("")
                + " of a public authority; then Enable-ExchangeCertificate" + on + " -Services SMTP";
    }

    /** ONP-RECV-26: a TlsCertificateName that is not installed makes STARTTLS vanish. */
    private String startTls(Server server) {
        var installed = new InstalledCertificates(topology.certificates());
        var dangling = server.receiveConnectors().stream()
                .filter(connector -> names(connector)
                        .filter(text -> installed.find(server, text).isEmpty())
                        .isPresent())
                .findFirst();
        var unusable = server.receiveConnectors().stream()
                .flatMap(connector -> names(connector).flatMap(text -> installed.find(server, text)).stream())
                .filter(spec -> !spec.use().presentable())
                .findFirst();
        if (unusable.isPresent()) {
            return new StoreRemedies(topology).usable(server, unusable.get());
        }
        var choice = installed.of(server).stream()
                .map(spec -> topology.certificates().exchangeName(spec))
                .findFirst();
        return dangling.map(connector -> Remedies.quoted("Set-ReceiveConnector", connector.name())
                        + " -TlsCertificateName \"" + choice.orElse("<I>issuer<S>subject of an installed one") + '"')
                .orElse("Enable-ExchangeCertificate -Server " + server.name() + " -Thumbprint <of the certificate for "
                        + server.fqdn() + "> -Services SMTP");
    }

    private static Optional<String> names(ReceiveConnector connector) {
        return connector.match().frontend() ? connector.tls().tlsCertificateName() : Optional.empty();
    }

    /** TLS-11, TLS-24: trust its root on the server that judges, or ask for less. */
    private Optional<String> meanwhile(Mismatch mismatch) {
        if (mismatch.kind() == Mismatch.Kind.UNTRUSTED_ROOT
                && server(mismatch.judge()).isPresent()) {
            return Optional.of("Import-Certificate -FilePath <its root>.cer -CertStoreLocation"
                    + " Cert:\\LocalMachine\\Root (on " + mismatch.judge() + ")");
        }
        var plain = mismatch.kind() == Mismatch.Kind.NO_START_TLS;
        var why = plain ? " (sends in clear where no TLS is offered" : " (encrypts and checks nothing";
        var until = why + ", until that server's operator mends it)";
        var connectors = new Connectors(topology);
        return mismatch.connector().flatMap(name -> {
            if (connectors.outbound(name).isPresent()) {
                return Optional.of(Remedies.quoted("Set-OutboundConnector", name)
                        + (plain ? " -TlsSettings $null" : " -TlsSettings EncryptionOnly")
                        + until);
            }
            return connectors.sending(name).isPresent()
                    ? Optional.of(Remedies.quoted("Set-SendConnector", name)
                            + (plain ? " -RequireTLS $false" : " -TlsAuthLevel EncryptionOnly")
                            + until)
                    : Optional.empty();
        });
    }
}
