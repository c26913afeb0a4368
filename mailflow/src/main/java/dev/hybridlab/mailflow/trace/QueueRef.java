package dev.hybridlab.mailflow.trace;

import java.util.Locale;
import java.util.Optional;

/**
 * A queue of an Exchange server and how a message stands in it, as {@code Get-Queue} and {@code Get-Message} name it
 * (LOG-21, LOG-22).
 *
 * @param nextHopDomain NextHopDomain, which also names the queue; or Submission, Unreachable, Poison
 * @param deliveryType DeliveryType
 * @param nextHopConnector NextHopConnector, by its name
 * @param tlsDomain TlsDomain
 * @param status of the message: Ready, Retry or Suspended
 * @param retryCount RetryCount: the attempts so far
 */
public record QueueRef(
        String nextHopDomain,
        String deliveryType,
        Optional<String> nextHopConnector,
        Optional<String> tlsDomain,
        String status,
        int retryCount) {
    /** Where mail is before it is sorted. */
    public static final QueueRef SUBMISSION = system("Submission", "Undefined");

    /** Where mail is that no way leads out for. */
    public static final QueueRef UNREACHABLE = system("Unreachable", "Unreachable");

    /** Where mail is that ended the transport service (TIME-51). */
    public static final QueueRef POISON = system("Poison", "Undefined");

    private static QueueRef system(String name, String deliveryType) {
        return new QueueRef(name, deliveryType, Optional.empty(), Optional.empty(), "Ready", 0);
    }

    /** The same queue with the message in this state, after so many attempts. */
    public QueueRef standing(String nowStatus, int attempts) {
        return new QueueRef(nextHopDomain, deliveryType, nextHopConnector, tlsDomain, nowStatus, attempts);
    }

    /** {@code EX01\contoso.mail.onmicrosoft.com}: what the cmdlets take as Identity (TIME-53). */
    public String identity(String host) {
        return host + "\\" + nextHopDomain;
    }

    /** Whether somebody means this queue: by its NextHopDomain or its connector, in any case. */
    public boolean named(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return nextHopDomain.toLowerCase(Locale.ROOT).equals(wanted)
                || nextHopConnector
                        .filter(each -> each.toLowerCase(Locale.ROOT).equals(wanted))
                        .isPresent();
    }
}
