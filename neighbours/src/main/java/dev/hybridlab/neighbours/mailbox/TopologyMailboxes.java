package dev.hybridlab.neighbours.mailbox;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Whoever has a mailbox on any side. */
final class TopologyMailboxes {
    private TopologyMailboxes() {}

    static List<EmailAddress> of(Topology topology) {
        var inside = Stream.concat(
                        topology.organizations().stream().map(Organization::recipients),
                        topology.tenants().stream().map(Tenant::recipients))
                .map(Directory::all)
                .flatMap(List::stream)
                .filter(each -> each.kind() == Recipient.Kind.MAILBOX)
                .map(Recipient::primary);
        var outside = topology.internet().stream().map(InternetHost::mailboxes).flatMap(List::stream);
        return List.copyOf(new LinkedHashSet<>(Stream.concat(inside, outside).toList()));
    }
}
