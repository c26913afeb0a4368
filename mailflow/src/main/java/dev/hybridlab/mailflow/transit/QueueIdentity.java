package dev.hybridlab.mailflow.transit;

import java.util.Optional;

/**
 * What {@code Suspend-Queue} and {@code Resume-Queue} are told: {@code EX01} for every queue of a server, {@code
 * EX01\contoso.mail.onmicrosoft.com} for one of them (TIME-53).
 *
 * @param host the server
 * @param queue NextHopDomain or connector of the queue, or Submission, Poison; empty: all
 */
public record QueueIdentity(String host, Optional<String> queue) {
    public static QueueIdentity of(String text) {
        var cut = text.indexOf('\\');
        return cut < 0
                ? new QueueIdentity(text, Optional.empty())
                : new QueueIdentity(text.substring(0, cut), Optional.of(text.substring(cut + 1)));
    }

    @Override
    public String toString() {
        return host + queue.map(name -> "\\" + name).orElse("");
    }
}
