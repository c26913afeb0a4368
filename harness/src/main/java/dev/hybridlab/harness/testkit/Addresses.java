package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can be asked for mail in a topology. */
record Addresses(Topology topology) {
    /**
     * The primary address of the mailbox that has this address.
     *
     * @throws IllegalArgumentException if none has it
     */
    EmailAddress mailbox(String text) {
        var address = EmailAddress.tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no address; an address is written name@domain: anna@contoso.com"));
        return directories()
                .flatMap(directory -> directory.find(address).filter(Addresses::keepsMail).stream())
                .map(Recipient::primary)
                .findFirst()
                .or(() -> outside(address))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no mailbox has the address '" + text + "'; " + Spelling.hint("the lab has", text, known())));
    }

    private Stream<Directory> directories() {
        return Stream.concat(
                topology.organizations().stream().map(Organization::recipients),
                topology.tenants().stream().map(Tenant::recipients));
    }

    private static boolean keepsMail(Recipient recipient) {
        return recipient.kind() == Recipient.Kind.MAILBOX || recipient.kind() == Recipient.Kind.PUBLIC_FOLDER;
    }

    /** A host without a list of mailboxes has all of its domains. */
    private Optional<EmailAddress> outside(EmailAddress address) {
        return topology.internet().stream()
                .filter(host -> host.mailboxes().isEmpty()
                        ? host.domains().stream().anyMatch(address.domain()::equalsIgnoreCase)
                        : host.mailboxes().stream().anyMatch(each -> each.key().equals(address.key())))
                .map(host -> address)
                .findFirst();
    }

    private List<String> known() {
        return Stream.concat(
                        directories()
                                .flatMap(directory -> directory.all().stream())
                                .filter(Addresses::keepsMail)
                                .map(Recipient::primary),
                        topology.internet().stream().flatMap(host -> host.mailboxes().stream()))
                .map(EmailAddress::toString)
                .distinct()
                .toList();
    }
}
