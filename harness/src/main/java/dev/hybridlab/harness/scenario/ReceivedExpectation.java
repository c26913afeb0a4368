package dev.hybridlab.harness.scenario;

import java.util.Optional;

/**
 * What one Received line must say, as far as it is given.
 *
 * @param by the host behind {@code by}; {@code *} at its start stands for any labels
 * @param with the protocol: {@code Microsoft SMTP Server}, {@code mapi}, {@code HTTPS}, or {@code none}
 * @param via {@code Frontend Transport}, {@code Mailbox Transport}, or {@code none}
 * @param tls the token in {@code version=}, or {@code none}
 */
public record ReceivedExpectation(
        Optional<String> by, Optional<String> with, Optional<String> via, Optional<String> tls) {}
