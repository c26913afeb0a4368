package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Failed;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;

/** A next host whose public address is a private one (RFC 1918 §3): nobody outside reaches it, and how that ends is inferred (TLS-74). */
final class InsideAddress {
    private InsideAddress() {}

    /** @param address with or without a port */
    static boolean is(String address) {
        var colon = address.indexOf(':');
        var host = colon < 0 || colon != address.lastIndexOf(':') ? address : address.substring(0, colon);
        if (!IpAddress.isAddress(host)) {
            return false;
        }
        var octets = IpAddress.of(host).octets();
        var first = octets[0] & 255;
        var second = octets[1] & 255;
        return octets.length == 4
                && (first == 10 || first == 172 && second >= 16 && second < 32 || first == 192 && second == 168);
    }

    static Failed dialled(Cloud cloud, String target, String address) {
        var because = Reason.of("TLS-37", "{} at {} is an inside address that nobody out here reaches", target, address)
                .alsoAssuming("TLS-74");
        return cloud.settings().assumption(Assumption.INSIDE_ADDRESS).equals("refused")
                ? new Failed(Failures.connectionRefused(target, address).lastError(), because)
                : new Failed(Failures.cannotConnect("421 4.4.1 Connection timed out", target, address), because);
    }
}
