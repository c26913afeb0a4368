package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.ProxyAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Recipients whose addresses no accepted domain covers or two of them share, and members and forwards that lead nowhere. */
final class RecipientFindings {
    private final List<ConfigObject> rules;
    private final List<ConfigObject> recipients;
    private final List<ConfigObject> accepted;
    private final Findings findings;

    private RecipientFindings(Configuration configuration, String owner, Findings findings) {
        this.rules = configuration.objects(owner, "inboxRules");
        this.recipients = configuration.objects(owner, "recipients");
        this.accepted = configuration.objects(owner, "acceptedDomains");
        this.findings = findings;
    }

    static void check(Configuration configuration, Findings findings) {
        Stream.concat(Owners.organizations(configuration).stream(), Owners.tenants(configuration).stream())
                .forEach(owner -> new RecipientFindings(configuration, owner, findings).check());
    }

    private void check() {
        recipients.forEach(this::domains);
        shared();
        var known = recipients.stream()
                .flatMap(each -> Recipients.addresses(each).stream())
                .toList();
        rules.forEach(rule -> resolves(rule, "Mailbox", known));
        for (var recipient : recipients) {
            resolves(recipient, "Members", known);
            resolves(recipient, "ForwardingAddress", known);
            primary(recipient);
        }
    }

    private void domains(ConfigObject recipient) {
        var own = !recipient.type().equals("MailContact") && !recipient.type().equals("MailUser");
        for (var address : own ? Recipients.addresses(recipient) : List.<String>of()) {
            var domain = address.substring(address.lastIndexOf('@') + 1);
            if (!DomainFindings.covers(accepted, domain)) {
                findings.add(
                        recipient.origin(),
                        "'" + address + "' is in no accepted domain of its side",
                        "add '" + domain + "' to acceptedDomains; "
                                + NearWord.suggestion(
                                        domain,
                                        accepted.stream()
                                                .map(ConfigObject::identity)
                                                .toList()));
            }
        }
    }

    private void shared() {
        var taken = new HashMap<String, ConfigObject>();
        for (var recipient : recipients) {
            for (var address : Recipients.addresses(recipient)) {
                var other = taken.putIfAbsent(address, recipient);
                if (other != null && !other.identity().equalsIgnoreCase(recipient.identity())) {
                    findings.add(
                            recipient.origin(),
                            "'" + recipient.identity() + "' has the address " + address + " of '" + other.identity()
                                    + "'",
                            "an address belongs to one recipient");
                }
            }
        }
    }

    /** ONP-RCPT-20: an entry in capitals is the primary address, and that stands in the key already. */
    private void primary(ConfigObject recipient) {
        for (var proxy : Reading.all(recipient, "EmailAddresses", ProxyAddress::of)) {
            if (proxy.kind() == ProxyAddress.Kind.SMTP_PRIMARY
                    && !proxy.value().equalsIgnoreCase(recipient.identity())) {
                findings.add(
                        recipient.originOf("EmailAddresses"),
                        "'SMTP:" + proxy.value() + "' is not the primary address of '" + recipient.identity() + "'",
                        "SMTP: in capitals is the primary address; write smtp: for a further one");
            }
        }
    }

    private void resolves(ConfigObject recipient, String property, List<String> known) {
        for (var address : Reading.addresses(recipient, property)) {
            if (!known.contains(address.key())) {
                findings.add(
                        recipient.originOf(property),
                        "'" + address + "' in " + property + " of '" + recipient.identity()
                                + "' is no recipient of its side",
                        "outside addresses need a MailContact; " + NearWord.suggestion(address.key(), known));
            }
        }
    }
}
