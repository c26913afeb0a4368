package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.IpAddress;
import java.util.List;

/**
 * Connections that others hold while a scenario runs: its own sessions come one after the other (ONP-RECV-60).
 *
 * @param texts {@code 198.18.99.9=20}
 */
record OpenConnections(List<String> texts) {
    long all() {
        return texts.stream().mapToLong(OpenConnections::count).sum();
    }

    long of(IpAddress source) {
        return texts.stream()
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
