package dev.hybridlab.onprem.policy;

import static dev.hybridlab.onprem.policy.Standing.ANONYMOUS;
import static dev.hybridlab.onprem.policy.Standing.EXCHANGE_SERVER;
import static dev.hybridlab.onprem.policy.Standing.EXTERNALLY_SECURED;
import static dev.hybridlab.onprem.policy.Standing.LEGACY_SERVER;
import static dev.hybridlab.onprem.policy.Standing.PARTNER;
import static dev.hybridlab.onprem.policy.Standing.USER;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The extended rights of a receive connector and who holds them (ONP-RECV-61 to ONP-RECV-70). */
enum Right {
    SMTP_SUBMIT(
            "SMTPSubmit", ANONYMOUS, USER, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER, PARTNER), // ONP-RECV-61
    ACCEPT_ANY_RECIPIENT(
            "SMTPAcceptAnyRecipient", USER, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-62
    ACCEPT_ANY_SENDER(
            "SMTPAcceptAnySender", ANONYMOUS, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-63
    ACCEPT_AUTHORITATIVE_DOMAIN_SENDER(
            "SMTPAcceptAuthoritativeDomainSender",
            ANONYMOUS,
            EXCHANGE_SERVER,
            EXTERNALLY_SECURED,
            LEGACY_SERVER), // ONP-RECV-64
    ACCEPT_AUTHENTICATION_FLAG(
            "SMTPAcceptAuthenticationFlag", EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-65
    ACCEPT_HEADERS_ROUTING(
            "AcceptRoutingHeaders",
            ANONYMOUS,
            USER,
            EXCHANGE_SERVER,
            EXTERNALLY_SECURED,
            LEGACY_SERVER,
            PARTNER), // ONP-RECV-66
    ACCEPT_HEADERS_ORGANIZATION("AcceptOrganizationHeaders", EXCHANGE_SERVER), // ONP-RECV-67
    ACCEPT_HEADERS_FOREST("AcceptForestHeaders", EXCHANGE_SERVER), // ONP-RECV-67
    BYPASS_ANTI_SPAM("BypassAntiSpam", USER, EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-68
    BYPASS_MESSAGE_SIZE_LIMIT(
            "BypassMessageSizeLimit", EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-69
    ACCEPT_EXCH50("SMTPAcceptEXCH50", EXCHANGE_SERVER, EXTERNALLY_SECURED, LEGACY_SERVER), // ONP-RECV-69
    INTERNAL_VERBS("SMTPAcceptXShadow", EXCHANGE_SERVER); // ONP-RECV-70

    private final Set<Standing> holders;

    private final String logged;

    /** @param logged its name in a protocol log (LOG-04) */
    Right(String logged, Standing... holders) {
        this.logged = logged;
        this.holders = Set.of(holders);
    }

    boolean of(Standing standing) {
        return holders.contains(standing);
    }

    /** All rights of this standing, as the protocol log lists them. */
    static String named(Standing standing) {
        return NAMED.getOrDefault(standing, "");
    }

    private static final Map<Standing, String> NAMED = Stream.of(Standing.values())
            .collect(Collectors.toUnmodifiableMap(
                    standing -> standing,
                    standing -> Stream.of(values())
                            .filter(right -> right.of(standing))
                            .map(right -> right.logged)
                            .collect(Collectors.joining(" "))));
}
