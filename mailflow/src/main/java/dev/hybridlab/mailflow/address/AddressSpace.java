package dev.hybridlab.mailflow.address;

import java.util.Locale;

/**
 * One entry of a send connector's AddressSpaces: {@code SMTP:*.contoso.com;5}.
 *
 * @param domain which recipient domains
 * @param cost 1 to 100, lower wins among equally specific ones
 */
public record AddressSpace(DomainPattern domain, int cost) {
    public AddressSpace {
        if (cost < 1 || cost > 100) {
            throw new IllegalArgumentException("the cost of an address space is 1 to 100, not " + cost);
        }
    }

    /**
     * Reads {@code [SMTP:]domain[;cost]}; the default cost is 1.
     *
     * @throws IllegalArgumentException for another address type than SMTP or a cost outside 1 to 100
     */
    public static AddressSpace of(String text) {
        var rest = text.strip();
        var colon = rest.indexOf(':');
        if (colon >= 0) {
            if (!rest.substring(0, colon).toLowerCase(Locale.ROOT).equals("smtp")) {
                throw new IllegalArgumentException("only SMTP address spaces are modelled: '" + text + "'");
            }
            rest = rest.substring(colon + 1);
        }
        var semicolon = rest.indexOf(';');
        if (semicolon < 0) {
            return new AddressSpace(DomainPattern.of(rest), 1);
        }
        try {
            return new AddressSpace(
                    DomainPattern.of(rest.substring(0, semicolon)),
                    Integer.parseInt(rest.substring(semicolon + 1).strip()));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("the cost behind ';' is a number: '" + text + "'", notANumber);
        }
    }

    @Override
    public String toString() {
        return "SMTP:" + domain + ";" + cost;
    }
}
