package dev.hybridlab.authentication.dmarc;

import com.google.common.net.InternetDomainName;

/** The organisational domain (RFC 7489 §3.2): one label more than its public suffix. */
public final class OrganisationalDomain {
    private OrganisationalDomain() {}

    /** Of a domain in lower case; of a public suffix, that itself. */
    public static String of(String domain) {
        try {
            var name = InternetDomainName.from(domain);
            if (name.isPublicSuffix()) {
                return domain;
            }
            if (name.isUnderPublicSuffix()) {
                return name.topPrivateDomain().toString();
            }
        } catch (IllegalArgumentException noHostName) {
            // Underscores, say: the rule below needs no list.
        }
        return twoLabels(domain);
    }

    /** Where no rule of the list matches, the rule is '*': the last label is the suffix. */
    private static String twoLabels(String domain) {
        var last = domain.lastIndexOf('.');
        return domain.substring(last < 0 ? 0 : domain.lastIndexOf('.', last - 1) + 1);
    }
}
