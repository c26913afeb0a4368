package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;
import static dev.hybridlab.mailflow.catalogue.Family.words;

import dev.hybridlab.mailflow.catalogue.PropertyType.Form;
import dev.hybridlab.mailflow.catalogue.PropertyType.Many;
import dev.hybridlab.mailflow.catalogue.PropertyType.Whole;
import java.util.List;

/** What a transport rule may ask; every condition is also an exception, {@code ExceptIf} before its name. */
final class RuleConditions {
    private static final String EXCEPT = "ExceptIf";
    private static final PropertyType SCOPE = words("InOrganization", "NotInOrganization");
    private static final PropertyType ADDRESSES = new Many(form(Form.ADDRESS));
    private static final PropertyType DOMAINS = new Many(form(Form.DOMAIN));
    private static final PropertyType TEXTS = new Many(form(Form.ANY));
    private static final PropertyType PATTERNS = new Many(form(Form.REGULAR_EXPRESSION));

    private record Asked(String property, PropertyType type, String effect, String fact) {}

    private static final List<Asked> MODELLED = List.of(
            new Asked("FromScope", SCOPE, "whether the author counts as internal", "RULE-07"),
            new Asked("From", ADDRESSES, "the sender is one of these", "RULE-09"),
            new Asked("FromMemberOf", ADDRESSES, "the sender is a member of one of these groups", "RULE-09"),
            new Asked("SenderDomainIs", DOMAINS, "the sender's domain is one of these or below it", "RULE-09"),
            new Asked("FromAddressContainsWords", TEXTS, "the sender's address contains one of these", "RULE-10"),
            new Asked("FromAddressMatchesPatterns", PATTERNS, "the sender's address fits one of these", "RULE-10"),
            new Asked(
                    "SenderIpRanges",
                    new Many(form(Form.IP_RANGE)),
                    "the address that handed the message to the organization",
                    "RULE-13"),
            new Asked(
                    "HeaderContainsMessageHeader",
                    form(Form.HEADER_NAME),
                    "the field of HeaderContainsWords",
                    "RULE-11"),
            new Asked("HeaderContainsWords", TEXTS, "a field of that name contains one of these", "RULE-11"),
            new Asked(
                    "HeaderMatchesMessageHeader",
                    form(Form.HEADER_NAME),
                    "the field of HeaderMatchesPatterns",
                    "RULE-11"),
            new Asked("HeaderMatchesPatterns", PATTERNS, "a field of that name fits one of these", "RULE-11"),
            new Asked("SubjectContainsWords", TEXTS, "the subject contains one of these", "RULE-11"),
            new Asked("SubjectMatchesPatterns", PATTERNS, "the subject fits one of these", "RULE-11"),
            new Asked("MessageSizeOver", form(Form.SIZE), "the message is larger", "RULE-12"),
            new Asked("SCLOver", new Whole(-1, 9), "the SCL is this or more", "RULE-12"),
            new Asked(
                    "AnyOfRecipientAddressContainsWords",
                    TEXTS,
                    "one recipient's address contains one of these; then for all recipients",
                    "RULE-06"),
            new Asked(
                    "AnyOfRecipientAddressMatchesPatterns",
                    PATTERNS,
                    "one recipient's address fits one of these; then for all recipients",
                    "RULE-06"),
            new Asked("SentToScope", SCOPE, "whether the recipient is one of the organization", "RULE-08"),
            new Asked("SentTo", ADDRESSES, "the recipient is one of these", "RULE-08"),
            new Asked("SentToMemberOf", ADDRESSES, "the recipient is a member of one of these groups", "RULE-08"),
            new Asked("RecipientDomainIs", DOMAINS, "the recipient's domain is one of these or below it", "RULE-08"),
            new Asked(
                    "RecipientAddressContainsWords", TEXTS, "the recipient's address contains one of these", "RULE-10"),
            new Asked(
                    "RecipientAddressMatchesPatterns",
                    PATTERNS,
                    "the recipient's address fits one of these",
                    "RULE-10"));

    private static final String ATTRIBUTES = "the lab's directory has no such attributes; ask for the address instead";
    private static final String CONTENT = "the lab does not read bodies and attachments; ask for a header instead";
    private static final String DISPLAYED =
            "the lab asks for recipients of the envelope; use SentTo, SentToMemberOf or AnyOfRecipientAddress...";
    private static final String LABELS = "classifications, labels and overrides are not part of the lab";

    /** Everything else that the cmdlet asks, and why it is refused. */
    private record Refused(String why, List<String> properties) {}

    private static final List<Refused> REFUSED = List.of(
            new Refused(
                    ATTRIBUTES,
                    List.of(
                            "SenderADAttributeContainsWords",
                            "SenderADAttributeMatchesPatterns",
                            "RecipientADAttributeContainsWords",
                            "RecipientADAttributeMatchesPatterns",
                            "ADComparisonAttribute",
                            "ADComparisonOperator",
                            "ManagerAddresses",
                            "ManagerForEvaluatedUser",
                            "SenderManagementRelationship",
                            "SenderInRecipientList",
                            "RecipientInSenderList",
                            "BetweenMemberOf1",
                            "BetweenMemberOf2")),
            new Refused(
                    CONTENT,
                    List.of(
                            "SubjectOrBodyContainsWords",
                            "SubjectOrBodyMatchesPatterns",
                            "ContentCharacterSetContainsWords",
                            "AttachmentContainsWords",
                            "AttachmentMatchesPatterns",
                            "AttachmentNameMatchesPatterns",
                            "AttachmentExtensionMatchesWords",
                            "AttachmentPropertyContainsWords",
                            "AttachmentSizeOver",
                            "AttachmentIsUnsupported",
                            "AttachmentIsPasswordProtected",
                            "AttachmentHasExecutableContent",
                            "AttachmentProcessingLimitExceeded",
                            "MessageContainsDataClassifications",
                            "MessageContainsAllDataClassifications",
                            "MessageTypeMatches",
                            "WithImportance")),
            new Refused(
                    DISPLAYED,
                    List.of(
                            "AnyOfToHeader",
                            "AnyOfToHeaderMemberOf",
                            "AnyOfCcHeader",
                            "AnyOfCcHeaderMemberOf",
                            "AnyOfToCcHeader",
                            "AnyOfToCcHeaderMemberOf")),
            new Refused(LABELS, List.of("HasClassification", "HasNoClassification", "HasSenderOverride")));

    static final List<Property> PROPERTIES = properties();

    private RuleConditions() {}

    private static List<Property> properties() {
        var family = Family.of("TransportRule", "transportRules", "Name");
        for (var asked : MODELLED) {
            family.property(asked.property(), asked.type()).modelled("condition: " + asked.effect(), asked.fact());
        }
        for (var asked : MODELLED) {
            family.property(EXCEPT + asked.property(), asked.type())
                    .modelled("exception: not where " + asked.effect(), asked.fact(), "RULE-04");
        }
        for (var group : REFUSED) {
            for (var property : group.properties()) {
                family.property(property, TEXTS).refused(group.why(), "RULE-27");
                family.property(EXCEPT + property, TEXTS).refused(group.why(), "RULE-27");
            }
        }
        return family.properties();
    }
}
