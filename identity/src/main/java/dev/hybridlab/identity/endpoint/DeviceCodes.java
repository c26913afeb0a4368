package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.Grant;
import dev.hybridlab.identity.policy.Refusal;
import dev.hybridlab.identity.policy.Ticket;
import dev.hybridlab.mailflow.topology.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Device codes that have been issued, and what became of them at the page: RFC 8628, TOK-31, TOK-32. */
final class DeviceCodes {
    static final Duration LIFE = Duration.ofSeconds(900);

    /** Of those that nobody fetched the oldest goes first. */
    private static final int KEPT = 1024;

    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789";
    private static final int LENGTH = 9;

    /**
     * @param tenant as the address named it
     * @param appId who asks
     * @param scope what for
     */
    record Asked(String tenant, String appId, String scope) {}

    /**
     * @param code for the device
     * @param userCode for the user
     * @param issued when
     * @param end ticket or refusal, once the user has decided
     */
    record Issued(String code, String userCode, Asked asked, Instant issued, Optional<Grant> end) {
        boolean isOver(Instant now) {
            return !now.isBefore(issued.plus(LIFE));
        }
    }

    private final Map<String, Issued> byCode = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Issued> eldest) {
            return size() > KEPT;
        }
    };
    private long count;

    synchronized Issued issue(Asked asked, Instant now) {
        count++;
        var letters = new StringBuilder();
        for (var place = 0; place < LENGTH; place++) {
            letters.append(LETTERS.charAt(Hash.number(LETTERS.length(), "user code", count, place)));
        }
        var code = Hash.of("device code", count, now);
        var issued = new Issued(code, letters.toString(), asked, now, Optional.empty());
        byCode.put(code, issued);
        return issued;
    }

    /** What a user types, in any case. */
    synchronized Optional<Issued> typed(String userCode) {
        var wanted = userCode.strip().toUpperCase(Locale.ROOT);
        return byCode.values().stream()
                .filter(each -> each.userCode().equals(wanted))
                .findFirst();
    }

    synchronized void decided(Issued which, Grant end) {
        byCode.replace(
                which.code(),
                new Issued(which.code(), which.userCode(), which.asked(), which.issued(), Optional.of(end)));
    }

    void approved(Issued which, Ticket ticket) {
        decided(which, new Grant.Device(ticket));
    }

    void declined(Issued which) {
        decided(which, new Grant.Worthless(Refusal.DECLINED));
    }

    /** What the device gets for its code, as often as it asks. */
    synchronized Grant shown(String code, Instant now) {
        var issued = byCode.get(code);
        if (issued == null) {
            return new Grant.Worthless(Refusal.DEVICE_CODE_UNKNOWN);
        }
        if (issued.isOver(now)) {
            return new Grant.Worthless(Refusal.DEVICE_CODE_EXPIRED);
        }
        if (issued.end().isEmpty()) {
            return new Grant.Worthless(Refusal.PENDING);
        }
        return issued.end().get();
    }

    /** There is a token for it, and no second one; false: there has been one. */
    synchronized boolean redeem(String code) {
        return byCode.remove(code) != null;
    }
}
