package dev.hybridlab.mailflow.address;

import java.util.Locale;

/**
 * A domain as connectors name it: {@code contoso.com}, {@code *.contoso.com} or {@code *}.
 *
 * @param kind what it covers
 * @param base the domain behind the wildcard in lower case, empty for {@code *}
 */
public record DomainPattern(Kind kind, String base) {
    /** In the order of rank: an exact name beats a wildcard, a wildcard beats everything. */
    public enum Kind {
        EXACT,
        SUBDOMAINS,
        ANY
    }

    public DomainPattern {
        base = base.toLowerCase(Locale.ROOT);
        if ((kind == Kind.ANY) != base.isEmpty()) {
            throw new IllegalArgumentException("only '*' stands alone: " + kind + " '" + base + "'");
        }
        if (base.contains("*") || base.startsWith(".") || base.contains(" ")) {
            throw new IllegalArgumentException("a wildcard is only allowed as the leftmost label: '" + base + "'");
        }
    }

    /**
     * Reads {@code contoso.com}, {@code *.contoso.com} or {@code *}.
     *
     * @throws IllegalArgumentException if a wildcard stands anywhere but at the left
     */
    public static DomainPattern of(String text) {
        var trimmed = text.strip();
        if (trimmed.equals("*")) {
            return new DomainPattern(Kind.ANY, "");
        }
        return trimmed.startsWith("*.")
                ? new DomainPattern(Kind.SUBDOMAINS, trimmed.substring(2))
                : new DomainPattern(Kind.EXACT, trimmed);
    }

    /** Whether {@code domain} is covered; {@code *.contoso.com} covers every depth below contoso.com but not contoso.com itself. */
    public boolean coversOnlySubdomains(String domain) {
        return switch (kind) {
            case ANY -> true;
            case EXACT -> domain.equalsIgnoreCase(base);
            case SUBDOMAINS -> isBelow(domain);
        };
    }

    /** As {@link #coversOnlySubdomains}, but {@code *.contoso.com} covers contoso.com as well, as address spaces do. */
    public boolean covers(String domain) {
        return coversOnlySubdomains(domain) || kind == Kind.SUBDOMAINS && domain.equalsIgnoreCase(base);
    }

    private boolean isBelow(String domain) {
        var dot = domain.length() - base.length() - 1;
        return dot >= 0 && domain.charAt(dot) == '.' && domain.regionMatches(true, dot + 1, base, 0, base.length());
    }

    /** Greater is more specific: exact before wildcard, then more labels. */
    public int specificity() {
        var labels = base.isEmpty() ? 0 : 1;
        for (var i = 0; i < base.length(); i++) {
            labels += base.charAt(i) == '.' ? 1 : 0;
        }
        return switch (kind) {
            case ANY -> 0;
            case SUBDOMAINS -> 100 + labels;
            case EXACT -> 1000 + labels;
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ANY -> "*";
            case SUBDOMAINS -> "*." + base;
            case EXACT -> base;
        };
    }
}
