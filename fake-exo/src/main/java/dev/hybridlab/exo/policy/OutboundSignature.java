package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.exchange.FromField;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.DkimSigningConfig;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The DKIM signature of mail that leaves: the author's domain when it is the tenant's own and set up, else the initial domain; none
 * for a stranger's mail that only passes (BRD-12 to BRD-17).
 */
final class OutboundSignature {
    private static final List<String> FIELDS = List.of(
            "From", "Date", "Subject", "Message-ID", "Content-Type", "MIME-Version", "X-MS-Exchange-SenderADCheck");

    private OutboundSignature() {}

    static void set(Cloud cloud, Tenant tenant, HeldMessage held, HeaderEdits edits) {
        if (!cloud.authenticates()) {
            return;
        }
        var author = FromField.address(edits.headers()).map(EmailAddress::domain);
        var own = author.flatMap(tenant::accepted).isPresent();
        var every = cloud.settings().assumption(Assumption.RELAYED_SIGNATURE).equals("every-message");
        if (own || every || held.sender().isEmpty()) {
            var config = config(tenant, held.sender().flatMap(sender -> author)); // BRD-17
            config.ifPresent(each -> {
                var how = new DkimSigning(each.keyAt(held.since()), each.canonicalization(), FIELDS, Optional.empty());
                var because = Reason.of("BRD-12", "mail of {} is signed by {}", author.orElse("nobody"), each.domain())
                        .configuredAt(each.source().originOf("Enabled"))
                        .alsoAssuming("BRD-16");
                edits.prepend(cloud.authenticator().signing().dkim(how, edits.on(held.message())), because);
            });
        }
        if (own && isBornHere(held)) {
            Seal.own(cloud, author.orElseThrow(), edits.on(held.message()), edits);
        }
    }

    /** A mailbox wrote it, here or by a client that had logged on; what a connector brought was sealed where it came in. */
    private static boolean isBornHere(HeldMessage held) {
        var attribution = held.attribution();
        return held.from().isEmpty()
                || attribution.direction() == Attribution.Direction.ORIGINATING
                        && attribution.connector().isEmpty()
                        && attribution.authAs() == Attribution.AuthAs.INTERNAL;
    }

    private static Optional<DkimSigningConfig> config(Tenant tenant, Optional<String> author) {
        var all = tenant.authentication().signing();
        return author.flatMap(domain -> all.stream()
                        .filter(each -> each.domain().equalsIgnoreCase(domain) && each.enabled())
                        .findFirst())
                .or(() -> all.stream()
                        .filter(each -> each.domain().equalsIgnoreCase(tenant.name()))
                        .findFirst());
    }
}
