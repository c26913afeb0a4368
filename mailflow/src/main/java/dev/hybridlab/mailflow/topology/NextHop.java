package dev.hybridlab.mailflow.topology;

import java.util.List;

/** Where a connector hands mail over. */
public sealed interface NextHop {
    /** The mail exchangers of a domain (RFC 5321 §5.1). */
    record MxLookup() implements NextHop {}

    /** These hosts, names or addresses, in their order. */
    record SmartHosts(List<String> hosts) implements NextHop {
        public SmartHosts {
            hosts = List.copyOf(hosts);
        }
    }
}
