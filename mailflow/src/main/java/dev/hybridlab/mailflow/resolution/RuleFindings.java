package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.List;
import java.util.regex.Pattern;

/** Transport rules that ask or do half of something, or route where nothing is, as the cmdlet would say. */
final class RuleFindings {
    private static final Pattern STATUS = Pattern.compile("5\\.7\\.[1-9]\\d{0,2}"); // NDR-24
    private static final List<String> ACTIONS = List.of(
            "SetHeaderName",
            "RemoveHeader",
            "PrependSubject",
            "SetSCL",
            "ApplyHtmlDisclaimerText",
            "RedirectMessageTo",
            "AddToRecipients",
            "CopyTo",
            "BlindCopyTo",
            "RouteMessageOutboundConnector",
            "RejectMessageReasonText",
            "RejectMessageEnhancedStatusCode");

    private final Configuration configuration;
    private final String owner;
    private final ConfigObject rule;
    private final Findings findings;

    private RuleFindings(Configuration configuration, String owner, ConfigObject rule, Findings findings) {
        this.configuration = configuration;
        this.owner = owner;
        this.rule = rule;
        this.findings = findings;
    }

    static void check(Configuration configuration, Findings findings) {
        configuration.objects("", "internet").forEach(host -> services(host, findings));
        for (var owner : Owners.organizations(configuration)) {
            for (var rule : configuration.objects(owner, "transportRules")) {
                var one = new RuleFindings(configuration, owner, rule, findings);
                one.both();
                one.onPremises();
            }
        }
        for (var owner : Owners.tenants(configuration)) {
            for (var rule : configuration.objects(owner, "transportRules")) {
                var one = new RuleFindings(configuration, owner, rule, findings);
                one.both();
                one.connector();
            }
        }
    }

    /** RULE-29. */
    private static void services(ConfigObject host, Findings findings) {
        for (var field : host.texts("addsHeader")) {
            if (field.indexOf('=') <= 0) {
                findings.add(
                        host.originOf("addsHeader"),
                        "'" + host.identity() + "' adds '" + field + "', which is no name and value",
                        "a field is written X-Signed=yes");
            }
        }
    }

    private void both() {
        pair("SetHeaderName", "SetHeaderValue");
        for (var before : List.of("", "ExceptIf")) {
            pair(before + "HeaderContainsMessageHeader", before + "HeaderContainsWords");
            pair(before + "HeaderMatchesMessageHeader", before + "HeaderMatchesPatterns");
        }
        rule.text("RejectMessageEnhancedStatusCode")
                .filter(code -> !STATUS.matcher(code).matches())
                .ifPresent(code -> say(
                        "RejectMessageEnhancedStatusCode",
                        "rejects with " + code,
                        "a rule's code is 5.7.1 or one of 5.7.900 to 5.7.999"));
        if (ACTIONS.stream().noneMatch(this::has) && !rule.flag("DeleteMessage") && !rule.flag("StopRuleProcessing")) {
            say("Name", "does nothing", "give it an action, such as SetHeaderName or BlindCopyTo");
        }
    }

    /** RULE-19: Exchange Server has no such connectors. */
    private void onPremises() {
        if (has("RouteMessageOutboundConnector")) {
            say(
                    "RouteMessageOutboundConnector",
                    "routes to an outbound connector, which only Exchange Online has",
                    "let a send connector's AddressSpaces decide");
        }
    }

    /** EXO-OUT-01. */
    private void connector() {
        var name = rule.text("RouteMessageOutboundConnector");
        if (name.isEmpty()) {
            return;
        }
        var connector = Objects.find(configuration, new Section(owner, "outboundConnectors"), name.get());
        if (connector.isEmpty()) {
            var names = configuration.objects(owner, "outboundConnectors").stream()
                    .map(ConfigObject::identity)
                    .toList();
            say(
                    "RouteMessageOutboundConnector",
                    "routes to '" + name.get() + "', which is no outbound connector",
                    NearWord.suggestion(name.get(), names));
        } else if (!connector.get().flag("IsTransportRuleScoped")) {
            say(
                    "RouteMessageOutboundConnector",
                    "routes to '" + name.get() + "', which is not IsTransportRuleScoped",
                    "set IsTransportRuleScoped: true on the connector");
        }
    }

    private void pair(String one, String other) {
        if (has(one) != has(other)) {
            var there = has(one) ? one : other;
            var missing = has(one) ? other : one;
            say(there, "has " + there + " without " + missing, "give both or none");
        }
    }

    private boolean has(String property) {
        return rule.text(property).isPresent();
    }

    /** At the setting if somebody wrote it, else at the rule. */
    private void say(String property, String what, String mend) {
        var at = rule.originOf(property);
        findings.add(at.kind() == Origin.Kind.DEFAULT ? rule.origin() : at, "'" + rule.identity() + "' " + what, mend);
    }
}
