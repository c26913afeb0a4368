package dev.hybridlab.mailflow.topology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every open fact that a topology can switch: {@code assumptions: {name: value}}, with the value that holds otherwise. This is
 * the one place where a default stands; docs/facts/assumptions.md says what hangs on each.
 */
public enum Assumption {
    ANONYMOUS_MAIL_TEXT("anonymousMailText", "5.7.57", "5.7.1"),
    ANONYMOUS_RELAY_TEXT("anonymousRelayText", "5.7.54", "5.7.1"),
    ASSOCIATED_ACCEPTED_DOMAINS("associatedAcceptedDomains", "narrow", "no-effect"),
    AUTH_MECHANISM_ANONYMOUS("authMechanismAnonymous", "absent", "00"),
    APPLICATION_ROLE_MAILBOX("applicationRoleMailbox", "assignment-alone", "full-access-too"),
    APPLICATION_SCOPE_MEMBERS("applicationScopeMembers", "direct", "nested"),
    ANONYMOUS_TLS_AFTER_TLS("anonymousTlsAfterTls", "hidden", "listed"),
    ATTRIBUTION_PASS_LIMIT("attributionPassLimit", Form.NUMBER, "5", "3"),
    ATTRIBUTION_REFUSAL_RANK("attributionRefusalRank", "5.7.64,5.7.51,5.7.68", "5.7.64,5.7.68,5.7.51"),
    ATTRIBUTION_REFUSAL_STAGE("attributionRefusalStage", "rcpt", "end-of-data"),
    ATTRIBUTION_TIE("attributionTie", "lowest-connector-name", "newest-connector", "refused"),
    BARE_LINEFEED_TEXT(
            "bareLinefeedText", Form.CODE, "500 5.5.2 Bare LF", "550 5.6.11 Message contains bare line feeds"),
    BASIC_OFF_BY_DEFAULT("basicOffByDefault", "535-5.7.139", "550-5.7.30"),
    BROKEN_SERVER_CHAIN("brokenServerChain", "UntrustedRoot", "STARTTLS"),
    CERTIFICATE_DOMAIN_NOT_ACCEPTED("certificateDomainNotAccepted", "no-match", "fall-back"),
    CERTIFICATE_WITHOUT_CLIENT_AUTH(
            "certificateWithoutClientAuth", "undecided", "presented", "not-presented", "not-attributed"),
    CONNECTION_REFUSED_TEXT(
            "connectionRefusedText", Form.CODE, "421 4.4.1 Connection timed out", "421 4.2.1 Unable to connect"),
    CONNECTION_SHARE("connectionShare", "of-free-connections", "of-all-connections"),
    CONCURRENT_SENDING_TEXT(
            "concurrentSendingText",
            "Concurrent connections limit exceeded",
            "STOREDRV.ClientSubmit; sender thread limit exceeded"),
    CROSS_TENANT_FROM_OUTSIDE("crossTenantFromOutside", "kept", "stripped"),
    DAILY_RECIPIENTS_TEXT("dailyRecipientsText", "5.2.0", "5.1.90"),
    DANE_MANDATORY_UNPUBLISHED("daneMandatoryUnpublished", "4.7.324", "4.7.323"),
    DANE_REPLY_CODE("daneReplyCode", "450", "451", "454"),
    DEFAULT_DOMAIN_LIMIT("defaultDomainLimit", Form.NUMBER, "2", "100", "none"),
    DIRECTORY_AUTHOR("directoryAuthor", "Anonymous", "Internal"),
    DIRECT_SEND_OUTSIDE("directSendOutside", "5.7.64", "5.4.1"),
    DISABLED_PARAMETER_TEXT(
            "disabledParameterText", Form.CODE, "555 5.5.4 Unsupported option", "501 5.5.4 Invalid arguments"),
    DKIM_WORDS("dkimWords", "by-cause", "fail"),
    DOMAIN_SECURE_REFUSAL(
            "domainSecureRefusal",
            Form.CODE,
            "530 5.7.1 Not authenticated",
            "454 4.7.5 Certificate validation failure"),
    EDGE_BLOCKING_FOR_ORIGINATING("edgeBlockingForOriginating", "false", "true"),
    EDGE_TO_HUB("edgeToHub", "front-end", "hub"),
    ENHANCED_CODE_ALONE("enhancedCodeAlone", "554", "550"),
    ENHANCED_FILTERING_ON_HYBRID("enhancedFilteringOnHybrid", "applied", "ignored"),
    EXO_DELAY_NOTICE("exoDelayNotice", Form.TIME, "4h", "none"),
    EXO_DNS_EXPIRY_TEXT(
            "exoDnsExpiryText",
            Form.CODE,
            "550 5.4.300 Message expired",
            "550 5.4.312 Message expired, DNS query failed"),
    EXO_DNS_FAILURE_TEXT("exoDnsFailureText", "450 4.4.312", "450 4.4.317"),
    EXO_MAILBOX_SIZE_LIMITS("exoMailboxSizeLimits", "35 MB send, 36 MB receive, 150 MB at most", "none"),
    EXO_NO_START_TLS_TEXT("exoNoStartTlsText", "4.4.317", "4.4.101"),
    EXO_PLAIN_REFUSAL(
            "exoPlainRefusal", Form.CODE, "550 5.7.51 TLS required", "451 5.7.3 STARTTLS is required to send mail"),
    EXO_PROTOCOL_ERRORS("exoProtocolErrors", Form.NUMBER, "10", "5", "none"),
    EXTERNAL_RECIPIENT_CONNECTORS("externalRecipientConnectors", "by-connector", "every-outbound"),
    EXTERNAL_ORIGINAL_SENDER("externalOriginalSender", "unless-internal", "always"),
    EXO_RECEIVED_LIMIT("exoReceivedLimit", Form.NUMBER, "30", "none"),
    EXO_TLS_EXPIRY_CODE("exoTlsExpiryCode", "550 5.4.317", "550 5.4.300"),
    EXPIRED_CERTIFICATE_WORD("expiredCertificateWord", Form.WORD, "NotValid", "CertificateExpired", "Expired"),
    EXPIRED_CLIENT_CERTIFICATE("expiredClientCertificate", "no-match", "match"),
    FILTERED_BY_SEND_CONNECTOR("filteredBySendConnector", "when-crossed", "only-if-present", "always"),
    FORWARDING_LOOP_LIMIT("forwardingLoopLimit", Form.NUMBER, "3", "1"),
    FRONT_END_PROXY_FAILURE_STAGE("frontEndProxyFailureStage", "rcpt", "mail"),
    GONE_SERVER_TEXT(
            "goneServerText", Form.CODE, "550 5.3.5 No such server", "554 5.3.5 System incorrectly configured"),
    HEADER_SIZE_TEXT(
            "headerSizeText", Form.CODE, "552 5.3.4 Too large", "552 5.3.4 Header size exceeds fixed maximum size"),
    HIGH_VOLUME_EXTERNAL("highVolumeExternal", "refused", "allowed"),
    HIGH_VOLUME_LIMIT("highVolumeLimit", Form.NUMBER, "2", "100000", "none"),
    HOP_COMPARISON("hopComparison", "greater-than", "at-least"),
    INBOX_RULES_LOOP_COUNT("inboxRulesLoopCount", "all", "own"),
    INSIDE_ADDRESS("insideAddress", "refused", "timed-out"),
    JOURNAL_AGAIN("journalAgain", "never", "each-server"),
    KNOWN_SENDERS("knownSenders", "contacts", "nobody"),
    LOCAL_HOP_STRATEGY("localHopStrategy", "own-fqdn", "organisation", "none"),
    LOGON_WITHOUT_RIGHTS("logonWithoutRights", "accepted", "refused"),
    LONG_ADDRESS_KEYWORD("longAddressKeyword", Form.WORD, "LONGADDR", "XLONGADDR"),
    LOOP_STAMP_OUTCOME("loopStampOutcome", "drop", "notice"),
    MAINTENANCE_TEXT("maintenanceText", "Service not active", "Service not available"),
    MTA_STS_NO_START_TLS("mtaStsNoStartTls", "4.4.317", "4.7.5"),
    NON_WILDCARD_CERTIFICATE_NAME("nonWildcardCertificateName", "strict", "lenient"),
    NOT_AUTHENTICATED_TEXT("notAuthenticatedText", "to-send-mail", "during-mail-from"),
    NOTICE_COPY_TO("noticeCopyTo", "postmaster", "nobody"),
    NO_TLS_CAPABILITY("noTlsCapability", "without-tls", "ignored"),
    ON_PREMISES_EXPIRED_WORD("onPremisesExpiredWord", Form.WORD, "Expired", "CertificateExpired"),
    ON_PREMISES_GROUP_TEXT("onPremisesGroupText", "5.7.1", "5.7.133"),
    ON_PREMISES_RECIPIENT_FILTER("onPremisesRecipientFilter", "off", "on"),
    ON_PREMISES_RULE_LOOP_LIMIT("onPremisesRuleLoopLimit", Form.NUMBER, "3", "none"),
    ON_PREMISES_SMTP_UTF8("onPremisesSmtpUtf8", "listed", "not listed"),
    OPPORTUNISTIC_FALLBACK("opportunisticFallback", "clear", "retry queue"),
    ORAR_KEYWORD("orarKeyword", Form.WORD, "ORAR", "XORAR"),
    ORIGINATOR_ORG_OF_STRANGERS("originatorOrgOfStrangers", "stamped", "absent"),
    INTERNAL_NOTICE_SENDER("internalNoticeSender", "microsoft-exchange-recipient", "postmaster"),
    DELAY_NOTICE_SIDE("delayNoticeSide", "by-sender", "by-recipient"),
    SKIP_LAST_AND_LISTED("skipLastAndListed", "last-only", "both"),
    OUTBOUND_POOLS("outboundPools", "by-sender", "one"),
    OUTBOUND_TIE("outboundTie", "lowest-connector-name", "newest-connector", "undecided"),
    OUTDATED_BUILD_SEEN("outdatedBuildSeen", "by-address", "in-received-line"),
    OUTDATED_MINUTES_OF_HOUR("outdatedMinutesOfHour", "first", "last"),
    OUTDATED_SERVER_STAGE("outdatedServerStage", "rcpt", "end-of-data"),
    OWN_DOMAINS_UNDER_CENTRALIZED_TRANSPORT("ownDomainsUnderCentralizedTransport", "go-back", "by-mx"),
    PARTIAL_BODIES("partialBodies", "count", "count-for-nothing"),
    PARTNER_AS_OWN_DOMAIN("partnerAsOwnDomain", "refused", "accepted"),
    PARTNER_STANDING("partnerStanding", "domain-secure", "any-client"),
    POISON_MAIL("poisonMail", "stays", "expires"),
    PROMOTED_EXPIRATION("promotedExpiration", "kept", "restarted"),
    PROMOTE_ON_ADDRESS_MATCH("promoteOnAddressMatch", "false", "true"),
    RECEIVE_CONNECTOR_TIE("receiveConnectorTie", "lowest-connector-name", "refused"),
    RECEIVING_DISABLED_TEXT(
            "receivingDisabledText",
            Form.CODE,
            "550 5.1.1 No such domain",
            "550 5.4.1 Recipient address rejected: Access denied."),
    RECIPIENT_LIMIT_TEXT("recipientLimitText", "452 4.5.3", "550 5.5.3"),
    RECIPIENT_LOOP_CODE("recipientLoopCode", "5.4.6", "5.4.8"),
    RELAYED_RESULTS_FIELD("relayedResultsField", "prefixed", "plain"),
    RELAYED_SIGNATURE("relayedSignature", "own-domains", "every-message"),
    REFUSED_PREMISES_MARKER("refusedPremisesMarker", "filtered-only", "none"),
    REMOTE_DOMAINS_FOR_OWN("remoteDomainsForOwn", "named-only", "any"),
    REPORTS_BY_RULE("reportsByRule", "null-sender", "kept"),
    REQUIRED_TLS_FAILURE("requiredTlsFailure", "retry", "notice at once"),
    REQUIRE_TLS_ON_PREMISES_CONNECTOR("requireTlsOnPremisesConnector", "no-effect-on-attribution", "refuse"),
    REVOCATION("revocation", "good", "unknown"),
    RULE_CONNECTOR_BEFORE_CMT("ruleConnectorBeforeCmt", "true", "false"),
    RULE_INTERNAL_SENDER("ruleInternalSender", "internal-and-accepted", "internal"),
    RULE_LOOP_COUNTS("ruleLoopCounts", "rerouting", "any-action"),
    RULE_LOOP_OWNER("ruleLoopOwner", "own", "anybody"),
    RULE_RECIPIENT_SCOPE("ruleRecipientScope", "fork", "whole-message"),
    RULE_REJECT_TEXT("ruleRejectText", Form.WORDS, "TRANSPORT.RULES.Rejected", "TRANSPORT.RULES.RejectMessage"),
    RULES_ON_NOTICES("rulesOnNotices", "skipped", "applied"),
    RULE_WORDS("ruleWords", "whole", "anywhere"),
    SELF_DELIVERY_NAMES("selfDeliveryNames", "receive-connectors", "server"),
    SEND_CONNECTOR_MAX_MESSAGE_SIZE("sendConnectorMaxMessageSize", "35 MB", "25 MB"),
    SENDER_DOMAINS_ON_PREMISES_CONNECTOR("senderDomainsOnPremisesConnector", "no-effect-on-attribution", "narrow"),
    SENDER_NOT_ALLOWED_TEXT(
            "senderNotAllowedText",
            Form.CODE,
            "550 5.7.124 Not allowed",
            "550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized"),
    SENDER_CHECKS("senderChecks", "all", "off"),
    SEND_AS_DENIED_TEXT("sendAsDeniedText", "5.2.252", "5.2.0", "5.7.60"),
    REWRITTEN_SENDER_RETURNS("rewrittenSenderReturns", "turned-round", "refused"),
    SENDER_REWRITING_FORM("senderRewritingForm", "bounces", "SRS0"),
    SENDING_DISABLED_TEXT(
            "sendingDisabledText", Form.CODE, "550 5.7.0 No", "550 5.7.1 Delivery not authorized, message refused"),
    SEND_SIZE_NOTICE_TEXT(
            "sendSizeNoticeText",
            Form.CODE,
            "552 5.3.4 Too large",
            "550 5.3.4 Message size exceeds fixed maximum message size"),
    SKIP_LISTED_FORM("skipListedForm", "ip-and-domain", "ip"),
    SMART_HOST_ORDER("smartHostOrder", "as-listed", "round-robin"),
    SPF_COMMENTS("spfComments", "as-remembered", "none"),
    SPOOFED_COLLEAGUE("spoofedColleague", "spam", "clean"),
    SUBJECT_MISMATCH_TEXT(
            "subjectMismatchText",
            Form.CODE,
            "454 4.7.5 Wrong name",
            "454 4.7.5 CertificateValidation: SubjectMismatch"),
    TEXT_LINE_LIMIT("textLineLimit", Form.NUMBER, "998", "none"),
    TOO_MANY_ERRORS_TEXT(
            "tooManyErrorsText",
            Form.CODE,
            "421 4.7.0 Enough",
            "421 4.7.0 Too many errors on this connection, closing transmission channel"),
    TRANSPORT_RESTART("transportRestart", Form.TIME, "5m", "1 min"),
    TRUSTED_ORGANIZATIONS("trustedOrganizations", "by-address", "no-effect"),
    TRUSTED_SCL("trustedScl", "1", "-1", "keep"),
    UNDELIVERABLE_REPORTS("undeliverableReports", "notice", "lost"),
    UNKNOWN_DOMAIN_TEXT("unknownDomainText", "by-tie", "5.7.64", "5.4.1"),
    UNLINKED_SITES("unlinkedSites", "100", "unreachable"),
    UNMODELLED_VERB("unmodelledVerb", Form.CODE, "454 4.7.0 Not now", "504 5.7.4 Unrecognized authentication type"),
    UNPROVEN_SENDER("unprovenSender", "refused", "accepted"),
    UNREACHABLE_TEXT(
            "unreachableText",
            Form.CODE,
            "451 4.4.0 Unreachable",
            "451 4.4.0 Unreachable; no send connector takes the recipient's domain"),
    WILDCARD_LABELS("wildcardLabels", "one", "any"),
    WRONG_PASSWORD_TEXT("wrongPasswordText", "5.7.3", "5.7.139"),
    XOAUTH2_CHALLENGE("xoauth2Challenge", "none", "json"),
    XOORG_ACCEPTS("xoorgAccepts", "accepted-or-trusted-remote", "accepted only", "trusted-remote only"),
    XOORG_WITHOUT_FLAG("xoorgWithoutFlag", "true", "false");

    /** What another value than the listed ones looks like. */
    private enum Form {
        NUMBER("[0-9]{1,6}"),
        CODE("[245]\\d\\d( [245]\\.\\d{1,3}\\.\\d{1,3})?( .*)?"),
        WORD("[A-Za-z]+"),
        WORDS("[A-Za-z.]+"),
        TIME("[0-9]+ ?[smhd]|[0-9.]*[0-9]+:[0-9]{2}:[0-9]{2}");

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private final String word;
    private final Optional<Form> form;
    private final Optional<String> example;
    private final List<String> listed;

    /** @param listed the default first */
    Assumption(String word, String... listed) {
        this.word = word;
        this.form = Optional.empty();
        this.example = Optional.empty();
        this.listed = List.of(listed);
    }

    /** @param example of a value in the form */
    Assumption(String word, Form form, String example, String... listed) {
        this.word = word;
        this.form = Optional.of(form);
        this.example = Optional.of(example);
        this.listed = List.of(listed);
    }

    /** Its name in a topology. */
    public String word() {
        return word;
    }

    /** The value that holds when nobody switches it. */
    public String byDefault() {
        return listed.getFirst();
    }

    /** The values that are words, the default first. */
    public List<String> listed() {
        return listed;
    }

    /** A value that is in no list; empty where the list is all. */
    public Optional<String> example() {
        return example;
    }

    /** Whether it can be switched to this. */
    public boolean takes(String value) {
        return listed.contains(value)
                || form.filter(each -> each.pattern.matcher(value).matches()).isPresent();
    }

    /** All of them by name. */
    public static List<Assumption> inOrder() {
        return Stream.of(values())
                .sorted(Comparator.comparing(Assumption::word))
                .toList();
    }

    /** The switch of this name. */
    public static Optional<Assumption> of(String word) {
        for (var each : values()) {
            if (each.word.equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
