package dev.hybridlab.onprem.policy;

import static dev.hybridlab.onprem.policy.Standing.ANONYMOUS;
import static dev.hybridlab.onprem.policy.Standing.EXCHANGE_SERVER;
import static dev.hybridlab.onprem.policy.Standing.EXTERNALLY_SECURED;
import static dev.hybridlab.onprem.policy.Standing.LEGACY_SERVER;
import static dev.hybridlab.onprem.policy.Standing.PARTNER;
import static dev.hybridlab.onprem.policy.Standing.USER;

import java.util.Set;

/** The extended rights of a receive connector and who holds them (ONP-RECV-61 to ONP-RECV-70). */
enum Right {
    SMTP_SUBMIT(ANONYMOUS, USER, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER, PARTNER), // ONP-RECV-61
    ACCEPT_ANY_RECIPIENT(USER, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-62
    ACCEPT_ANY_SENDER(ANONYMOUS, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-63
    ACCEPT_AUTHORITATIVE_DOMAIN_SENDER(ANONYMOUS, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-64
    ACCEPT_AUTHENTICATION_FLAG(EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-65
    ACCEPT_HEADERS_ROUTING(ANONYMOUS, USER, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER, PARTNER), // ONP-RECV-66
    ACCEPT_HEADERS_ORGANIZATION(EXCHANGE_SERVER), // ONP-RECV-67
    ACCEPT_HEADERS_FOREST(EXCHANGE_SERVER), // ONP-RECV-67
    BYPASS_ANTI_SPAM(USER, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-68
    BYPASS_MESSAGE_SIZE_LIMIT(EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-69
    ACCEPT_EXCH50(EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-69
    INTERNAL_VERBS(EXCHANGE_SERVER); // ONP-RECV-70

    private final Set<Standing> holders;

    Right(Standing... holders) {
        this.holders = Set.of(holders);
    }

    boolean of(Standing standing) {
        return holders.contains(standing);
    }
}
