package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.address.EmailAddress;

/**
 * Addresses that are seen on the wire, and that the parsers of James and of SubEthaSMTP refuse (LAB-61, LAB-62): dots where
 * no dot may be, and in a domain anything but letters, digits, hyphens and dots.
 */
final class StrictAddress {
    private StrictAddress() {}

    static boolean isReadable(EmailAddress address) {
        return hasReadableLocal(address) && hasReadableDomain(address);
    }

    static boolean hasReadableLocal(EmailAddress address) {
        return address.local().startsWith("\"") || !hasStrayDot(address.local());
    }

    static boolean hasReadableDomain(EmailAddress address) {
        var domain = address.domain();
        return domain.startsWith("[") || !hasStrayDot(domain) && domain.chars().allMatch(StrictAddress::isOfDomain);
    }

    private static boolean isOfDomain(int character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '.';
    }

    private static boolean hasStrayDot(String text) {
        return text.startsWith(".") || text.endsWith(".") || text.contains("..");
    }
}
