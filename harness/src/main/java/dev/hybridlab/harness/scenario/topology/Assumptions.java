package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The switches of docs/facts/assumptions.md that this build reads, with the values it knows besides the default. */
public final class Assumptions {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final Pattern CODE = Pattern.compile("[245]\\d\\d( [245]\\.\\d{1,3}\\.\\d{1,3})?( .*)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z.]+");
    private static final Pattern TIME = Pattern.compile("[0-9]+ ?[smhd]|[0-9.]*[0-9]+:[0-9]{2}:[0-9]{2}");

    /**
     * @param words the default first
     * @param free the form of any other value
     * @param example of one
     */
    private record Switch(List<String> words, Optional<Pattern> free, String example) {
        static Switch of(String... words) {
            return new Switch(List.of(words), Optional.empty(), "");
        }

        Switch or(Pattern form, String example) {
            return new Switch(words, Optional.of(form), example);
        }

        boolean takes(String text) {
            return words.contains(text)
                    || free.filter(form -> form.matcher(text).matches()).isPresent();
        }

        String hint(String text) {
            return free.isPresent()
                    ? "it is " + Spelling.listed(words) + " or such as " + example
                    : Spelling.choice("it is one of", text, words);
        }
    }

    private static final SequencedMap<String, Switch> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("noticeCopyTo", Switch.of("postmaster", "nobody")),
            Map.entry("nonWildcardCertificateName", Switch.of("strict", "lenient")),
            Map.entry("expiredClientCertificate", Switch.of("no-match", "match")),
            Map.entry("promoteOnAddressMatch", Switch.of("false", "true")),
            Map.entry("certificateDomainNotAccepted", Switch.of("no-match", "fall-back")),
            Map.entry("attributionTie", Switch.of("lowest-connector-name", "newest-connector")),
            Map.entry("attributionRefusalRank", Switch.of("5.7.64,5.7.51,5.7.68", "5.7.64,5.7.68,5.7.51")),
            Map.entry("attributionRefusalStage", Switch.of("rcpt", "end-of-data")),
            Map.entry("requiredTlsFailure", Switch.of("retry", "notice at once")),
            Map.entry("revocation", Switch.of("good", "unknown")),
            Map.entry("requireTlsOnPremisesConnector", Switch.of("no-effect-on-attribution", "refuse")),
            Map.entry("senderDomainsOnPremisesConnector", Switch.of("no-effect-on-attribution", "narrow")),
            Map.entry("associatedAcceptedDomains", Switch.of("narrow", "no-effect")),
            Map.entry("trustedOrganizations", Switch.of("by-address", "no-effect")),
            Map.entry("enhancedFilteringOnHybrid", Switch.of("ignored", "applied")),
            Map.entry("senderRewritingForm", Switch.of("bounces", "SRS0")),
            Map.entry("skipListedForm", Switch.of("ip-and-domain", "ip")),
            Map.entry("outboundTie", Switch.of("lowest-connector-name", "newest-connector")),
            Map.entry(
                    "receivingDisabledText",
                    Switch.of("550 5.4.1 Recipient address rejected: Access denied.")
                            .or(CODE, "550 5.1.1 No such domain")),
            Map.entry(
                    "sendingDisabledText",
                    Switch.of("550 5.7.1 Delivery not authorized, message refused")
                            .or(CODE, "550 5.7.0 No")),
            Map.entry("smartHostOrder", Switch.of("as-listed", "round-robin")),
            Map.entry("receiveConnectorTie", Switch.of("lowest-connector-name", "refused")),
            Map.entry("noTlsCapability", Switch.of("without-tls", "ignored")),
            Map.entry("connectionShare", Switch.of("of-free-connections", "of-all-connections")),
            Map.entry("sendConnectorMaxMessageSize", Switch.of("35 MB", "25 MB")),
            Map.entry("unlinkedSites", Switch.of("100", "unreachable")),
            Map.entry("edgeToHub", Switch.of("front-end", "hub")),
            Map.entry("anonymousRelayText", Switch.of("5.7.54", "5.7.1")),
            Map.entry("anonymousMailText", Switch.of("5.7.57", "5.7.1")),
            Map.entry("hopComparison", Switch.of("greater-than", "at-least")),
            Map.entry("localHopStrategy", Switch.of("own-fqdn", "organisation", "none")),
            Map.entry("attributionPassLimit", Switch.of("3").or(NUMBER, "5")),
            Map.entry("xoorgAccepts", Switch.of("accepted-or-trusted-remote", "accepted only", "trusted-remote only")),
            Map.entry("trustedScl", Switch.of("1", "-1", "keep")),
            Map.entry("promotedExpiration", Switch.of("kept", "restarted")),
            Map.entry("crossTenantFromOutside", Switch.of("kept", "stripped")),
            Map.entry("originatorOrgOfStrangers", Switch.of("stamped", "absent")),
            Map.entry("spoofedColleague", Switch.of("spam", "clean")),
            Map.entry("directoryAuthor", Switch.of("Anonymous", "Internal")),
            Map.entry("undeliverableReports", Switch.of("notice", "lost")),
            Map.entry(
                    "expiredCertificateWord",
                    Switch.of("CertificateExpired", "Expired").or(WORD, "NotValid")),
            Map.entry(
                    "certificateWithoutClientAuth",
                    Switch.of("undecided", "presented", "not-presented", "not-attributed")),
            Map.entry("frontEndProxyFailureStage", Switch.of("rcpt", "mail")),
            Map.entry(
                    "domainSecureRefusal",
                    Switch.of("454 4.7.5 Certificate validation failure").or(CODE, "530 5.7.1 Not authenticated")),
            Map.entry(
                    "subjectMismatchText",
                    Switch.of("454 4.7.5 CertificateValidation: SubjectMismatch")
                            .or(CODE, "454 4.7.5 Wrong name")),
            Map.entry("exoNoStartTlsText", Switch.of("4.4.317", "4.4.101")),
            Map.entry("daneReplyCode", Switch.of("450", "451", "454")),
            Map.entry("daneMandatoryUnpublished", Switch.of("4.7.324", "4.7.323")),
            Map.entry("opportunisticFallback", Switch.of("clear", "retry queue")),
            Map.entry("exoDelayNotice", Switch.of("none").or(TIME, "4h")),
            Map.entry("recipientLimitText", Switch.of("452 4.5.3", "550 5.5.3")),
            Map.entry(
                    "bareLinefeedText",
                    Switch.of("550 5.6.11 Message contains bare line feeds").or(CODE, "500 5.5.2 Bare LF")),
            Map.entry("unknownDomainText", Switch.of("by-tie", "5.7.64", "5.4.1")),
            Map.entry("xoorgWithoutFlag", Switch.of("true", "false")),
            Map.entry("edgeBlockingForOriginating", Switch.of("false", "true")),
            Map.entry("directSendOutside", Switch.of("5.7.64", "5.4.1")),
            Map.entry("exoTlsExpiryCode", Switch.of("550 5.4.317", "550 5.4.300")),
            Map.entry(
                    "exoDnsExpiryText",
                    Switch.of("550 5.4.312 Message expired, DNS query failed").or(CODE, "550 5.4.300 Message expired")),
            Map.entry("exoProtocolErrors", Switch.of("5", "none").or(NUMBER, "10")),
            Map.entry("refusedPremisesMarker", Switch.of("filtered-only", "none")),
            Map.entry("exoDnsFailureText", Switch.of("450 4.4.312", "450 4.4.317")),
            Map.entry(
                    "exoPlainRefusal",
                    Switch.of("451 5.7.3 STARTTLS is required to send mail").or(CODE, "550 5.7.51 TLS required")),
            Map.entry(
                    "unmodelledVerb",
                    Switch.of("504 5.7.4 Unrecognized authentication type").or(CODE, "454 4.7.0 Not now")),
            Map.entry("partnerAsOwnDomain", Switch.of("refused", "accepted")),
            Map.entry("orarKeyword", Switch.of("XORAR").or(WORD, "ORAR")),
            Map.entry("longAddressKeyword", Switch.of("XLONGADDR").or(WORD, "LONGADDR")),
            Map.entry(
                    "disabledParameterText",
                    Switch.of("501 5.5.4 Invalid arguments").or(CODE, "555 5.5.4 Unsupported option")),
            Map.entry(
                    "headerSizeText",
                    Switch.of("552 5.3.4 Header size exceeds fixed maximum size")
                            .or(CODE, "552 5.3.4 Too large")),
            Map.entry(
                    "tooManyErrorsText",
                    Switch.of("421 4.7.0 Too many errors on this connection, closing transmission channel")
                            .or(CODE, "421 4.7.0 Enough")),
            Map.entry("logonWithoutRights", Switch.of("accepted", "refused")),
            Map.entry("partnerStanding", Switch.of("domain-secure", "any-client")),
            Map.entry("filteredBySendConnector", Switch.of("when-crossed", "only-if-present", "always")),
            Map.entry("onPremisesGroupText", Switch.of("5.7.1", "5.7.133")),
            Map.entry("onPremisesExpiredWord", Switch.of("CertificateExpired").or(WORD, "Expired")),
            Map.entry(
                    "sendSizeNoticeText",
                    Switch.of("550 5.3.4 Message size exceeds fixed maximum message size")
                            .or(CODE, "552 5.3.4 Too large")),
            Map.entry(
                    "unreachableText",
                    Switch.of("451 4.4.0 Unreachable; no send connector takes the recipient's domain")
                            .or(CODE, "451 4.4.0 Unreachable")),
            Map.entry("selfDeliveryNames", Switch.of("receive-connectors", "server")),
            Map.entry("enhancedCodeAlone", Switch.of("554", "550")),
            Map.entry(
                    "connectionRefusedText",
                    Switch.of("421 4.2.1 Unable to connect").or(CODE, "421 4.4.1 Connection timed out")),
            Map.entry("maintenanceText", Switch.of("Service not active", "Service not available")),
            Map.entry("brokenServerChain", Switch.of("UntrustedRoot", "STARTTLS")),
            Map.entry("insideAddress", Switch.of("refused", "timed-out")),
            Map.entry(
                    "goneServerText",
                    Switch.of("554 5.3.5 System incorrectly configured").or(CODE, "550 5.3.5 No such server")),
            Map.entry("poisonMail", Switch.of("stays", "expires")),
            Map.entry("transportRestart", Switch.of("1 min").or(TIME, "5m")),
            Map.entry("outdatedBuildSeen", Switch.of("by-address", "in-received-line")),
            Map.entry("outdatedServerStage", Switch.of("rcpt", "end-of-data")),
            Map.entry("outdatedMinutesOfHour", Switch.of("first", "last")),
            Map.entry("wildcardLabels", Switch.of("one", "any")),
            Map.entry("onPremisesRecipientFilter", Switch.of("off", "on")),
            Map.entry("onPremisesSmtpUtf8", Switch.of("listed", "not listed")),
            Map.entry("ownDomainsUnderCentralizedTransport", Switch.of("go-back", "by-mx")),
            Map.entry("ruleConnectorBeforeCmt", Switch.of("true", "false")),
            Map.entry(
                    "ruleRejectText", Switch.of("TRANSPORT.RULES.RejectMessage").or(WORDS, "TRANSPORT.RULES.Rejected")),
            Map.entry("ruleRecipientScope", Switch.of("fork", "whole-message")),
            Map.entry("ruleInternalSender", Switch.of("internal-and-accepted", "internal")),
            Map.entry("ruleWords", Switch.of("whole", "anywhere")),
            Map.entry("rulesOnNotices", Switch.of("skipped", "applied")),
            Map.entry("ruleLoopCounts", Switch.of("rerouting", "any-action")),
            Map.entry("ruleLoopOwner", Switch.of("own", "anybody")),
            Map.entry("onPremisesRuleLoopLimit", Switch.of("none").or(NUMBER, "3")),
            Map.entry("recipientLoopCode", Switch.of("5.4.6", "5.4.8")),
            Map.entry("forwardingLoopLimit", Switch.of("1").or(NUMBER, "3")),
            Map.entry("loopStampOutcome", Switch.of("drop", "notice")),
            Map.entry("exoMailboxSizeLimits", Switch.of("35 MB send, 36 MB receive, 150 MB at most", "none")),
            Map.entry("unprovenSender", Switch.of("refused", "accepted")),
            Map.entry(
                    "senderNotAllowedText",
                    Switch.of("550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized")
                            .or(CODE, "550 5.7.124 Not allowed")),
            Map.entry("inboxRulesLoopCount", Switch.of("all", "own")),
            Map.entry("remoteDomainsForOwn", Switch.of("named-only", "any")),
            Map.entry("journalAgain", Switch.of("never", "each-server")),
            Map.entry("knownSenders", Switch.of("contacts", "nobody")),
            Map.entry("mtaStsNoStartTls", Switch.of("4.4.317", "4.7.5")),
            Map.entry("reportsByRule", Switch.of("null-sender", "kept")),
            Map.entry("textLineLimit", Switch.of("none").or(NUMBER, "998"))));

    private Assumptions() {}

    /** The names, in their order. */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    /** The value that holds when nobody switches it. */
    public static String byDefault(String name) {
        return Optional.ofNullable(KNOWN.get(name))
                .map(known -> known.words().getFirst())
                .orElseThrow(() -> new IllegalArgumentException("no assumption is called '" + name + "'"));
    }

    static void check(Node.Entry entry, Problems problems) {
        var known = Optional.ofNullable(KNOWN.get(entry.name()));
        if (known.isEmpty()) {
            problems.add(
                    entry.key().place(),
                    "unknown assumption '" + entry.name() + "'",
                    Spelling.hint("the lab can switch", entry.name(), KNOWN.keySet()));
        } else if (!(entry.value() instanceof Node.Scalar scalar)) {
            problems.add(
                    entry.value().place(),
                    "an assumption has one value",
                    known.get().hint(""));
        } else if (!known.get().takes(scalar.text())) {
            problems.add(
                    scalar.place(),
                    "'" + entry.name() + "' cannot be " + scalar.described(),
                    known.get().hint(scalar.text()));
        }
    }
}
