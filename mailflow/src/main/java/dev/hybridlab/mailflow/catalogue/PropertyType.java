package dev.hybridlab.mailflow.catalogue;

import java.util.List;

/** What a property's value may be. The reader checks it, the schema is generated from it. */
public sealed interface PropertyType {
    record Flag() implements PropertyType {}

    record Whole(long least, long most) implements PropertyType {}

    /** Free text, or text of a {@link Form}. */
    record Text(Form form) implements PropertyType {}

    /** One of these words, in any case; stored in this spelling. */
    record Word(List<String> words) implements PropertyType {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** A list of these; a single value is accepted as a list of one. */
    record Many(PropertyType of) implements PropertyType {}

    /** Text whose shape can be checked before anything runs. */
    enum Form {
        ANY,
        ADDRESS,
        /** One of a recipient's own addresses, of any kind: SMTP, X500, SIP, EUM. */
        PROXY_ADDRESS,
        /** {@code /o=...}: what the directory called it before there were addresses. */
        DISTINGUISHED_NAME,
        DOMAIN,
        DOMAIN_PATTERN,
        HOST_NAME,
        HOST_OR_ADDRESS,
        IP,
        IP_RANGE,
        ADDRESS_SPACE,
        BINDING,
        DURATION,
        SIZE,
        /** A whole number, or Unlimited. */
        COUNT,
        INSTANT,
        CERTIFICATE,
        SERVER,
        TLS_CAPABILITY,
        REGULAR_EXPRESSION,
        HEADER_NAME,
        DNS_VALUE,
        TIME_ZONE,
        SITE_LINK,
        BUILD,
        GUID,
        /** {@code registry.example:5000/mail/postfix:3.7}. */
        IMAGE,
        /** {@code https://app.example/answer}. */
        REDIRECT_URI,
        /** PEM, or its base64 alone. */
        UPLOADED_CERTIFICATE
    }
}
