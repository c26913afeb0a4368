package dev.hybridlab.mailflow.catalogue;

import dev.hybridlab.mailflow.address.AddressSpace;
import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.address.IpRange;
import dev.hybridlab.mailflow.address.ProxyAddress;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.token.KeyCredential;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether a text has the shape that its property asks for; what it names is looked up later. */
public final class FormCheck {
    private static final Pattern HOST = Pattern.compile(
            "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?");
    private static final Pattern SITE_LINK = Pattern.compile("[^/=]+/[^/=]+=[0-9]{1,6}");
    private static final Pattern BINDING = Pattern.compile("(\\[[0-9A-Fa-f:]+]|[0-9.]+):(\\d{1,5})");
    private static final Pattern CAPABILITY = Pattern.compile(
            "(?:[^:]+:)(AcceptCloudServicesMail|AcceptOorgProtocol|AcceptOorgHeader|AcceptCrossForestMail)"
                    + "(,\\s*(AcceptCloudServicesMail|AcceptOorgProtocol|AcceptOorgHeader|AcceptCrossForestMail))*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]+"); // RFC 5322 §2.2
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}|unlimited", Pattern.CASE_INSENSITIVE);
    private static final Pattern BUILD = Pattern.compile("\\d{1,3}(\\.\\d{1,5}){1,3}");

    private static final Pattern IMAGE = Pattern.compile("([A-Za-z0-9.-]+(:\\d{1,5})?/)?"
            + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
            + "(@sha256:[0-9a-f]{64})?");
    private static final String URI_SIGNS =
            "[\\x21-\\x7e&&[^#<>\"\\\\^`{|}]]"; // RFC 3986 §2, no fragment (RFC 6749 §3.1.2)
    private static final Pattern REDIRECT_URI = Pattern.compile(
            "https?://[A-Za-z0-9._:\\[\\]-]+([/?]" + URI_SIGNS + "*)?|(?!https?:)[a-z][a-z0-9+.-]*:" + URI_SIGNS + "+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private FormCheck() {}

    /** What is wrong and what it should look like, in one sentence; empty if nothing is. */
    public static Optional<String> mistake(Form form, String text) {
        try {
            read(form, text);
            return Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            var message = wrong.getMessage();
            return Optional.of(
                    wrong instanceof DateTimeParseException || message == null
                            ? "an instant is written 2026-03-02T09:00:00Z, not '" + text + "'"
                            : message);
        }
    }

    private static void read(Form form, String text) {
        switch (form) {
            case ANY -> {}
            case ADDRESS -> address(text);
            case PROXY_ADDRESS -> proxy(text);
            case DISTINGUISHED_NAME -> distinguishedName(text);
            case DOMAIN, HOST_NAME -> need(HOST.matcher(text).matches(), "a host name or domain is expected", text);
            case DOMAIN_PATTERN -> pattern(text);
            case HOST_OR_ADDRESS ->
                need(
                        HOST.matcher(text).matches() || IpAddress.isAddress(bare(text)),
                        "a host name or an address is expected",
                        text);
            case IP -> IpAddress.of(text);
            case IP_RANGE -> IpRange.of(text);
            case ADDRESS_SPACE -> AddressSpace.of(text);
            case BINDING -> binding(text);
            case DURATION -> Amounts.duration(text);
            case SIZE -> Amounts.size(text);
            case COUNT ->
                need(
                        COUNT.matcher(text).matches(),
                        "a whole number of at most nine digits is expected, or Unlimited",
                        text);
            case INSTANT -> Instant.parse(text);
            case TIME_ZONE -> zone(text);
            case SITE_LINK -> need(SITE_LINK.matcher(text).matches(), "a site link is written Berlin/Paris=50", text);
            case BUILD -> need(BUILD.matcher(text).matches(), "a build is written 15.2.1544.11", text);
            case GUID ->
                need(GUID.matcher(text).matches(), "a GUID is written 11111111-2222-3333-4444-555555555555", text);
            case IMAGE ->
                need(
                        IMAGE.matcher(text).matches(),
                        "an image is written my-postfix:local, its name in small letters",
                        text);
            case REDIRECT_URI -> redirect(text);
            case UPLOADED_CERTIFICATE -> KeyCredential.of(text);
            case CERTIFICATE -> certificate(text);
            case SERVER, DNS_VALUE -> need(!text.isBlank(), "a text is expected", text);
            case REGULAR_EXPRESSION -> pattern(text, Pattern.CASE_INSENSITIVE);
            case HEADER_NAME -> need(HEADER_NAME.matcher(text).matches(), "a header field's name is expected", text);
            case TLS_CAPABILITY ->
                need(
                        CAPABILITY.matcher(text).matches(),
                        "a capability is written domain:AcceptCloudServicesMail",
                        text);
        }
    }

    private static void zone(String text) {
        try {
            ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "a time zone is written Europe/Berlin or +01:00, not '" + text + "'", unknown);
        }
    }

    private static void address(String text) {
        var colon = text.toLowerCase(java.util.Locale.ROOT).startsWith("smtp:") ? 5 : 0;
        var address = EmailAddress.of(text.substring(colon));
        need(HOST.matcher(address.domain()).matches(), "an address ends in a domain", text);
    }

    /** ONP-RCPT-20. */
    private static void proxy(String text) {
        var kind = ProxyAddress.of(text);
        switch (kind.kind()) {
            case SMTP_PRIMARY, SMTP -> address(kind.value());
            case X500 -> distinguishedName(kind.value());
            case SIP, EUM -> need(!kind.value().isBlank(), "an address of kind " + kind.kind() + " has a value", text);
        }
    }

    private static void distinguishedName(String text) {
        need(
                text.startsWith("/") && text.indexOf('=') > 1,
                "a distinguished name is written /o=Contoso/ou=.../cn=Recipients/cn=anna",
                text);
    }

    private static void pattern(String text) {
        if (text.equals("--")) { // ONP-SEND-21: all accepted domains, on Edge.
            return;
        }
        var pattern = DomainPattern.of(text);
        need(
                pattern.kind() == DomainPattern.Kind.ANY
                        || HOST.matcher(pattern.base()).matches(),
                "a domain is written contoso.com, *.contoso.com or *",
                text);
    }

    private static void pattern(String text, int flags) {
        try {
            Pattern.compile(text, flags);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "a regular expression is expected (" + wrong.getDescription() + "), not '" + text + "'", wrong);
        }
    }

    private static void redirect(String text) {
        need(
                REDIRECT_URI.matcher(text).matches(),
                "a redirect URI is absolute, without blanks and '#': https://app.example/answer",
                text);
    }

    private static void binding(String text) {
        var match = BINDING.matcher(text);
        need(match.matches(), "a binding is written 0.0.0.0:25 or [::]:25", text);
        IpAddress.of(bare(match.group(1)));
        need(Integer.parseInt(match.group(2)) <= 65535, "a port is at most 65535", text);
    }

    /** A name of the topology, or {@code <I>issuer<S>subject}. */
    private static void certificate(String text) {
        var raw = text.startsWith("<");
        need(!text.isBlank(), "a certificate is named", text);
        need(
                !raw || text.startsWith("<I>") && text.indexOf("<S>") > 3,
                "a certificate is written <I>issuer<S>subject",
                text);
    }

    private static String bare(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    private static void need(boolean condition, String what, String text) {
        if (!condition) {
            throw new IllegalArgumentException(what + ", not '" + text + "'");
        }
    }
}
