package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.rules.RuleBook;
import dev.hybridlab.mailflow.rules.RuleEvaluation;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every tenant's mail flow rules; a message meets those of the tenant whose it is (RULE-01). */
final class MailFlowRules {
    private final Map<String, RuleBook> books;

    MailFlowRules(Cloud cloud) {
        var all = new HashMap<String, RuleBook>();
        for (var tenant : cloud.topology().tenants()) {
            if (!tenant.transportRules().isEmpty()) {
                all.put(Topology.fold(tenant.name()), book(cloud, tenant));
            }
        }
        this.books = Collections.unmodifiableMap(all);
    }

    private static RuleBook book(Cloud cloud, Tenant tenant) {
        var names = cloud.names();
        var own = Set.of(
                lower(names.edge()),
                lower(names.front()),
                lower(names.hub()),
                lower(names.edgeInside()),
                lower(names.frontInside()),
                lower(names.mailbox()));
        return new RuleBook(
                tenant.transportRules(),
                tenant.domains(),
                tenant.recipients(),
                cloud.settings(),
                new RuleBook.Dialect(true, tenant.id(), own));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Ruling of(HeldMessage held, Instant now) {
        return Optional.ofNullable(
                        books.get(Topology.fold(held.attribution().tenant().orElse(""))))
                .map(book -> RuleEvaluation.of(book, held, now))
                .orElse(Ruling.NONE);
    }
}
