package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.rules.RuleBook;
import dev.hybridlab.mailflow.rules.RuleEvaluation;
import dev.hybridlab.mailflow.topology.Server;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The organization's transport rules: at the first of its Mailbox servers that takes a message, and only there (RULE-01). */
final class TransportRules {
    private final Optional<RuleBook> book;
    private final Set<String> siblings;

    TransportRules(Home home) {
        var none = home.server().build().edge()
                || home.organization().transportRules().isEmpty();
        this.book = none ? Optional.empty() : Optional.of(book(home));
        this.siblings = home.organization().servers().stream()
                .filter(server -> !server.build().edge())
                .map(Server::fqdn)
                .map(TransportRules::lower)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static RuleBook book(Home home) {
        var organization = home.organization();
        return new RuleBook(
                organization.transportRules(),
                organization.domains(),
                organization.recipients(),
                home.settings(),
                new RuleBook.Dialect(false, organization.name(), Set.of(lower(home.fqdn()))));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Ruling of(HeldMessage held, Instant now) {
        if (book.isEmpty() || fromSibling(held)) {
            return Ruling.NONE;
        }
        return RuleEvaluation.of(book.get(), held, now);
    }

    private boolean fromSibling(HeldMessage held) {
        return held.from().map(TransportRules::lower).filter(siblings::contains).isPresent();
    }
}
