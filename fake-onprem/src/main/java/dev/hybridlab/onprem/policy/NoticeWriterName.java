package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.exchange.RemoteDomainNotices;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Who writes a notice: to colleagues the Microsoft Exchange recipient, to others the postmaster (NDR-05, NDR-06). */
final class NoticeWriterName {
    private static final String RECIPIENT = "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e";
    private static final long HEADERS_ONLY_ABOVE = 10L << 20; // LIM-07

    private NoticeWriterName() {}

    static NoticeManner manner(Home home, HeldMessage held) {
        var domain = home.organization()
                .domains()
                .byDefault()
                .map(AcceptedDomain::name)
                .orElse(home.fqdn());
        var colleague = held.sender()
                .filter(sender -> home.organization().accepted(sender.domain()).isPresent())
                .isPresent();
        var postmaster = postmaster(home).orElse(new EmailAddress("postmaster", domain));
        var writer = colleague
                && home.settings().assumption(Assumption.INTERNAL_NOTICE_SENDER).equals("microsoft-exchange-recipient");
        var manner = new NoticeManner(
                writer ? new EmailAddress(RECIPIENT, domain) : postmaster,
                writer ? "Microsoft Outlook" : "",
                home.fqdn(),
                "onprem",
                colleague ? HEADERS_ONLY_ABOVE : attachments(home),
                because(colleague));
        return RemoteDomainNotices.explains(home.organization().domains(), held) ? manner : manner.brief();
    }

    /** LIM-05: as set, else that of the default domain; empty where there is neither. */
    static Optional<EmailAddress> postmaster(Home home) {
        return home.organization()
                .transportConfig()
                .text("ExternalPostmasterAddress")
                .flatMap(EmailAddress::tryParse)
                .or(() -> home.organization()
                        .domains()
                        .byDefault()
                        .map(domain -> new EmailAddress("postmaster", domain.name())));
    }

    private static long attachments(Home home) {
        return home.organization()
                .transportConfig()
                .text("ExternalDsnMaxMessageAttachSize")
                .map(Amounts::size)
                .orElse(HEADERS_ONLY_ABOVE);
    }

    private static Reason because(boolean colleague) {
        var who = colleague
                ? Reason.assuming("NDR-06", "to a colleague the Microsoft Exchange recipient writes")
                : Reason.of("NDR-05", "to others the postmaster writes");
        return who.alsoAssuming("NDR-07").alsoAssuming("NDR-10").alsoAssuming("NDR-45");
    }
}
