package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Headers;
import java.util.Optional;

/** The author whom a header names (RFC 5322 §3.6.2): of one address, with or without a name before it. */
public final class FromField {
    private FromField() {}

    public static Optional<EmailAddress> address(Headers headers) {
        var from = headers.first("From").orElse("");
        var open = from.lastIndexOf('<');
        var close = from.lastIndexOf('>');
        return EmailAddress.tryParse(open >= 0 && close > open ? from.substring(open + 1, close) : from);
    }
}
