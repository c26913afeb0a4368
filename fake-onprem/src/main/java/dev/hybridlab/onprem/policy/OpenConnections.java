package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.IpAddress;
import java.util.List;

/**
 * Connections that others hold: those that the file speaks of, for a scenario's own sessions come one after the other
 * (ONP-RECV-60), and the real ones of visitors.
 *
 * @param texts {@code 198.18.99.9=20}
 * @param visitors the addresses of visitors with a session at the same connector
 */
record OpenConnections(List<String> texts, List<IpAddress> visitors) {
    long all() {
        return texts.stream().mapToLong(OpenConnections::count).sum() + visitors.size();
    }

    long of(IpAddress source) {
        var real = visitors.stream().filter(source::equals).count();
        return real
                + texts.stream()
                        .filter(text -> text.substring(0, Math.max(0, text.indexOf('=')))
                                .strip()
                                .equals(source.toString()))
                        .mapToLong(OpenConnections::count)
                        .sum();
    }

    private static long count(String text) {
        var digits = text.substring(text.indexOf('=') + 1).strip();
        return digits.isEmpty() || !digits.chars().allMatch(Character::isDigit) ? 0 : Long.parseLong(digits);
    }
}
