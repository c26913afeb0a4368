package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * What does not fit together in an expanded configuration, all of it at once. Only what somebody wrote is reported, in a
 * file, a change or a fix: what the wizard derives from a mistake in {@code hybrid:} is reported there, once.
 */
public final class Findings {
    private final List<Finding> found = new ArrayList<>();

    Findings() {}

    /** In the order of certificates, hosts, connectors, rules, domains, DNS, recipients; empty when all is well. */
    public static List<Finding> of(Configuration expanded) {
        var findings = new Findings();
        IdentityFindings.check(expanded, findings);
        TenantFindings.check(expanded, findings);
        CertificateFindings.check(expanded, findings);
        ServerFindings.check(expanded, findings);
        InternetFindings.check(expanded, findings);
        SoftwareFindings.check(expanded, findings);
        HybridFindings.check(expanded, findings);
        ConnectorFindings.check(expanded, findings);
        RuleFindings.check(expanded, findings);
        DomainFindings.check(expanded, findings);
        RegistrationFindings.check(expanded, findings);
        DnsFindings.check(expanded, findings);
        RecipientFindings.check(expanded, findings);
        return List.copyOf(findings.found);
    }

    void add(Origin at, String what, String mend) {
        if (isWritten(at)) {
            found.add(new Finding(at, what, mend));
        }
    }

    /** By somebody, in a file, a change or a fix. */
    static boolean isWritten(Origin at) {
        return switch (at.kind()) {
            case FILE, CHANGE, FIX -> true;
            case DEFAULT, WIZARD, SYNC, LAB -> false;
        };
    }
}
