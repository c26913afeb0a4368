package dev.hybridlab.mailflow.topology;

/** An SMTP extension that a receive connector can switch off, in the order of the EHLO list (ONP-RECV-39, SMTP-12). */
public enum Extension {
    PIPELINING("PIPELINING", "PipeliningEnabled"),
    DSN("DSN", "DeliveryStatusNotificationEnabled"),
    ENHANCED_STATUS_CODES("ENHANCEDSTATUSCODES", "EnhancedStatusCodesEnabled"),
    EIGHT_BIT_MIME("8BITMIME", "EightBitMimeEnabled"),
    BINARY_MIME("BINARYMIME", "BinaryMimeEnabled"),
    CHUNKING("CHUNKING", "ChunkingEnabled"),
    SMTPUTF8("SMTPUTF8", "SmtpUtf8Enabled");

    private final String keyword;
    private final String property;

    Extension(String keyword, String property) {
        this.keyword = keyword;
        this.property = property;
    }

    /** As EHLO lists it. */
    public String keyword() {
        return keyword;
    }

    /** Its switch on a receive connector. */
    public String property() {
        return property;
    }
}
