package dev.hybridlab.mailflow.mime;

import dev.hybridlab.mailflow.message.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** How octets stand in a body (RFC 2045 §6). */
public enum TransferEncoding {
    /** 7bit, 8bit, binary: as they are. */
    NONE,
    BASE64,
    QUOTED_PRINTABLE;

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int LINE = 76; // RFC 2045 §6.8

    /** Empty for one that nobody knows. */
    public static Optional<TransferEncoding> of(Headers headers) {
        var word = headers.first("Content-Transfer-Encoding").orElse("7bit");
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary" -> Optional.of(NONE);
            case "base64" -> Optional.of(BASE64);
            case "quoted-printable" -> Optional.of(QUOTED_PRINTABLE);
            default -> Optional.empty();
        };
    }

    /** @return empty where the text is not what it says it is */
    public Optional<byte[]> decode(byte[] encoded) {
        return switch (this) {
            case NONE -> Optional.of(encoded);
            case BASE64 -> base64(encoded);
            case QUOTED_PRINTABLE -> Optional.of(QuotedPrintable.decode(encoded));
        };
    }

    private static Optional<byte[]> base64(byte[] encoded) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(encoded));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** Lines end with CR LF, the last one too. */
    public byte[] encode(byte[] octets) {
        return switch (this) {
            case NONE -> octets;
            case BASE64 ->
                (Base64.getMimeEncoder(LINE, LINE_END).encodeToString(octets) + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
            case QUOTED_PRINTABLE -> QuotedPrintable.encode(octets);
        };
    }
}
