package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be as it is written, and is seldom meant: the checks of the Hybrid Configuration Wizard and other rules worth a
 * warning (HYB-21 to HYB-25, HYB-31, ONP-RECV-21, AUTH-64, TOK-53, DOMA-03). A mail may flow all the same, so none of them makes a file invalid.
 */
public final class Warnings {
    private static final int MOST_RANGES = 1300;
    private static final int MOST_HIGH_VOLUME_ACCOUNTS = 20;

    private final List<Finding> found = new ArrayList<>();

    Warnings() {}

    /**
     * In the order of receive connectors, hybrid send connector, servers, certificates, cloud connectors, domains, recipients, and of each
     * tenant accounts and scopes; signing.
     */
    public static List<Finding> of(Configuration expanded) {
        var warnings = new Warnings();
        Owners.organizations(expanded)
                .forEach(owner -> expanded.objects(owner, "receiveConnectors").forEach(warnings::ranges));
        var onprem = Owners.organizations(expanded).stream().findFirst();
        if (onprem.isPresent() && expanded.owners().contains("exo")) {
            SendConnectorWarnings.check(expanded, onprem.get(), warnings);
            WizardServerWarnings.check(expanded, onprem.get(), warnings);
            CloudConnectorWarnings.check(expanded, warnings);
            SharedDomainWarnings.check(expanded, onprem.get(), warnings);
        }
        for (var owner : Owners.tenants(expanded)) {
            warnings.highVolume(expanded.objects(owner, "recipients"));
            ScopeWarnings.check(expanded, owner, warnings);
        }
        SigningWarnings.check(expanded, warnings);
        return List.copyOf(warnings.found);
    }

    /** ONP-RECV-21: more entries than a connector can hold. */
    private void ranges(ConfigObject connector) {
        var entries = connector.texts("RemoteIPRanges").size();
        if (entries > MOST_RANGES) {
            add(
                    connector,
                    "RemoteIPRanges",
                    new Warning(
                            "ONP-RECV-21",
                            "'" + connector.identity() + "' has " + entries + " RemoteIPRanges, and about "
                                    + MOST_RANGES + " can be stored",
                            "write wider ranges, or share them among connectors"));
        }
    }

    /** AUTH-64: the first account that is too many. */
    private void highVolume(List<ConfigObject> recipients) {
        var accounts =
                recipients.stream().filter(each -> each.flag("HVEAccount")).toList();
        if (accounts.size() > MOST_HIGH_VOLUME_ACCOUNTS) {
            var first = accounts.get(MOST_HIGH_VOLUME_ACCOUNTS);
            add(
                    first,
                    "HVEAccount",
                    new Warning(
                            "AUTH-64",
                            "'" + first.identity() + "' is one of " + accounts.size()
                                    + " accounts for High Volume Email, and a tenant had at most "
                                    + MOST_HIGH_VOLUME_ACCOUNTS + " in the preview of 2024",
                            "let applications share accounts, and set HVEAccount: false on the others"));
        }
    }

    /** @param property of the object; what nobody wrote is told at the object itself */
    void add(ConfigObject object, String property, Warning warning) {
        var at = object.originOf(property);
        var line =
                at.at().isPresent() ? at : new Origin(at.kind(), object.origin().at());
        found.add(new Finding(line, warning.fact() + ": " + warning.what(), warning.mend()));
    }

    /**
     * @param fact its rule
     * @param what is odd
     * @param mend what to write instead
     */
    record Warning(String fact, String what, String mend) {}

    /** The section {@code hybrid:}, if there is one. */
    static Optional<ConfigObject> hybrid(Configuration configuration) {
        return configuration.objects("", "hybrid").stream().findFirst();
    }
}
