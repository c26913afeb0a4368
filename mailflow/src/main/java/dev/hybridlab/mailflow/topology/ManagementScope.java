package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recipients that a role assignment is for: New-ManagementScope (TOK-51).
 *
 * @param source where it was written
 * @param name what assignments call it
 * @param either what one of must hold for a recipient; none holds for nobody
 */
public record ManagementScope(ConfigObject source, String name, List<Condition> either) {
    /** Looks at each run of blanks once: the filter may be long. */
    private static final Pattern OR = Pattern.compile("(?<!\\s)\\s++-or\\s++", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONDITION = Pattern.compile(
            "\\(?\\s*(MemberOfGroup|PrimarySmtpAddress)\\s+-eq\\s+(['\"])([^'\"]+)\\2\\s*\\)?",
            Pattern.CASE_INSENSITIVE);

    public ManagementScope {
        either = List.copyOf(either);
    }

    /**
     * @param ofGroup whether the address is that of a group whose members are meant, not that of the recipient itself
     * @param address of either
     */
    public record Condition(boolean ofGroup, EmailAddress address) {}

    /** The conditions of a RecipientRestrictionFilter; empty: it has another form than these. */
    public static Optional<List<Condition>> conditions(String filter) {
        if (!isBalanced(filter)) {
            return Optional.empty();
        }
        var all = new ArrayList<Condition>();
        for (var part : OR.split(filter.strip())) {
            var matcher = CONDITION.matcher(part);
            var address = matcher.matches() ? EmailAddress.tryParse(matcher.group(3)) : Optional.<EmailAddress>empty();
            if (address.isEmpty()) {
                return Optional.empty();
            }
            all.add(new Condition(matcher.group(1).toLowerCase(Locale.ROOT).equals("memberofgroup"), address.get()));
        }
        return Optional.of(List.copyOf(all));
    }

    /** Whether each parenthesis has its other one; no address that is taken here has any. */
    private static boolean isBalanced(String filter) {
        var open = 0;
        for (var at = 0; at < filter.length() && open >= 0; at++) {
            open += filter.charAt(at) == '(' ? 1 : filter.charAt(at) == ')' ? -1 : 0;
        }
        return open == 0;
    }
}
