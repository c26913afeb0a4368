package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.RuleAction;
import dev.hybridlab.mailflow.topology.RuleTest;
import dev.hybridlab.mailflow.topology.TextTest;
import dev.hybridlab.mailflow.topology.TransportRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A transport rule as a typed view: its patterns are compiled here and nowhere else. */
final class TransportRuleView {
    private static final String EXCEPT = "ExceptIf";

    private final ConfigObject rule;

    private TransportRuleView(ConfigObject rule) {
        this.rule = rule;
    }

    static List<TransportRule> all(Configuration configuration, String owner) {
        return configuration.objects(owner, "transportRules").stream()
                .map(each -> new TransportRuleView(each).view())
                .toList();
    }

    private TransportRule view() {
        return new TransportRule(rule, rule.identity(), standing(), asked(""), asked(EXCEPT), actions());
    }

    private TransportRule.Standing standing() {
        return new TransportRule.Standing(
                rule.flag("Enabled") && is("State", "Enabled"),
                is("Mode", "Enforce"),
                rule.text("Priority").isPresent() ? Reading.whole(rule, "Priority") : Integer.MAX_VALUE, // RULE-02
                rule.flag("StopRuleProcessing"),
                new TransportRule.Active(
                        Reading.one(rule, "ActivationDate", Instant::parse),
                        Reading.one(rule, "ExpiryDate", Instant::parse)),
                switch (rule.text("SenderAddressLocation").orElse("Header").toLowerCase(Locale.ROOT)) {
                    case "envelope" -> TransportRule.Location.ENVELOPE;
                    case "headerorenvelope" -> TransportRule.Location.HEADER_OR_ENVELOPE;
                    default -> TransportRule.Location.HEADER;
                });
    }

    private boolean is(String property, String word) {
        return rule.text(property).filter(word::equalsIgnoreCase).isPresent();
    }

    /** The conditions, or with {@code ExceptIf} before their names the exceptions; the order is that of the reasons. */
    private List<TransportRule.Asked> asked(String before) {
        var asked = new Questions(before);
        asked.scope("FromScope", RuleTest.SenderScope::new);
        asked.addresses("From", addresses -> new RuleTest.Sender(addresses, false));
        asked.addresses("FromMemberOf", addresses -> new RuleTest.Sender(addresses, true));
        asked.texts("SenderDomainIs", RuleTest.SenderDomain::new);
        asked.text("FromAddress", RuleTest.SenderText::new);
        if (!Reading.ranges(rule, before + "SenderIpRanges").isEmpty()) {
            asked.add("SenderIpRanges", new RuleTest.SenderAddress(Reading.ranges(rule, before + "SenderIpRanges")));
        }
        asked.header("HeaderContains", "Words");
        asked.header("HeaderMatches", "Patterns");
        asked.text("Subject", text -> new RuleTest.Header("Subject", text));
        rule.text(before + "MessageSizeOver")
                .ifPresent(any -> asked.add(
                        "MessageSizeOver", new RuleTest.SizeOver(Reading.size(rule, before + "MessageSizeOver"))));
        rule.text(before + "SCLOver")
                .ifPresent(any -> asked.add("SCLOver", new RuleTest.SclOver(Reading.whole(rule, before + "SCLOver"))));
        asked.text("AnyOfRecipientAddress", RuleTest.AnyRecipientText::new);
        asked.scope("SentToScope", RuleTest.RecipientScope::new);
        asked.addresses("SentTo", addresses -> new RuleTest.Recipient(addresses, false));
        asked.addresses("SentToMemberOf", addresses -> new RuleTest.Recipient(addresses, true));
        asked.texts("RecipientDomainIs", RuleTest.RecipientDomain::new);
        asked.text("RecipientAddress", RuleTest.RecipientText::new);
        return asked.found;
    }

    private List<RuleAction> actions() {
        var actions = new ArrayList<RuleAction>();
        rule.text("SetHeaderName")
                .ifPresent(name -> actions.add(new RuleAction.SetHeader(
                        name, rule.text("SetHeaderValue").orElse(""))));
        rule.text("RemoveHeader").ifPresent(name -> actions.add(new RuleAction.RemoveHeader(name)));
        rule.text("PrependSubject").ifPresent(text -> actions.add(new RuleAction.PrependSubject(text)));
        rule.text("SetSCL").ifPresent(any -> actions.add(new RuleAction.SetScl(Reading.whole(rule, "SetSCL"))));
        rule.text("ApplyHtmlDisclaimerText").ifPresent(html -> actions.add(disclaim(html)));
        redirect("RedirectMessageTo", RuleAction.Redirect::new).ifPresent(actions::add);
        redirect("AddToRecipients", to -> new RuleAction.Address("To", to)).ifPresent(actions::add);
        redirect("CopyTo", to -> new RuleAction.Address("Cc", to)).ifPresent(actions::add);
        redirect("BlindCopyTo", RuleAction.BlindCopy::new).ifPresent(actions::add);
        rule.text("RouteMessageOutboundConnector").ifPresent(name -> actions.add(new RuleAction.RouteVia(name)));
        var code = rule.text("RejectMessageEnhancedStatusCode");
        var text = rule.text("RejectMessageReasonText");
        if (code.isPresent() || text.isPresent()) {
            actions.add(new RuleAction.Reject(code, text));
        }
        if (rule.flag("DeleteMessage")) {
            actions.add(new RuleAction.Delete());
        }
        return actions;
    }

    private RuleAction disclaim(String html) {
        var fallback = RuleAction.Disclaim.Fallback.valueOf(
                rule.text("ApplyHtmlDisclaimerFallbackAction").orElse("Wrap").toUpperCase(Locale.ROOT));
        return new RuleAction.Disclaim(html, is("ApplyHtmlDisclaimerLocation", "Prepend"), fallback);
    }

    private Optional<RuleAction> redirect(String property, Function<List<EmailAddress>, RuleAction> action) {
        var to = Reading.addresses(rule, property);
        return to.isEmpty() ? Optional.empty() : Optional.of(action.apply(to));
    }

    /** Collects what the rule asks. */
    private final class Questions {
        private final String before;
        private final List<TransportRule.Asked> found = new ArrayList<>();

        Questions(String before) {
            this.before = before;
        }

        void add(String property, RuleTest test) {
            found.add(new TransportRule.Asked(before + property, test));
        }

        void scope(String property, Function<Boolean, RuleTest> test) {
            rule.text(before + property)
                    .ifPresent(word -> add(property, test.apply(word.equalsIgnoreCase("InOrganization"))));
        }

        void addresses(String property, Function<List<EmailAddress>, RuleTest> test) {
            var addresses = Reading.addresses(rule, before + property);
            if (!addresses.isEmpty()) {
                add(property, test.apply(addresses));
            }
        }

        void texts(String property, Function<List<String>, RuleTest> test) {
            var texts = rule.texts(before + property).stream()
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .toList();
            if (!texts.isEmpty()) {
                add(property, test.apply(texts));
            }
        }

        void text(String stem, Function<TextTest, RuleTest> test) {
            words(stem + "ContainsWords").ifPresent(words -> add(stem + "ContainsWords", test.apply(words)));
            patterns(stem + "MatchesPatterns").ifPresent(found -> add(stem + "MatchesPatterns", test.apply(found)));
        }

        void header(String stem, String kind) {
            var name = rule.text(before + stem + "MessageHeader");
            var text = kind.equals("Words") ? words(stem + kind) : patterns(stem + kind);
            if (name.isPresent() && text.isPresent()) {
                add(stem + kind, new RuleTest.Header(name.get(), text.get()));
            }
        }

        private Optional<TextTest> words(String property) {
            var words = rule.texts(before + property).stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .toList();
            return words.isEmpty() ? Optional.empty() : Optional.of(new TextTest.Words(words));
        }

        private Optional<TextTest> patterns(String property) {
            var patterns = Reading.all(rule, before + property, TransportRuleView::pattern);
            return patterns.isEmpty() ? Optional.empty() : Optional.of(new TextTest.Patterns(patterns));
        }
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
