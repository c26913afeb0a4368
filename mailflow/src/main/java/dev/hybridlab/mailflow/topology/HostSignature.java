package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.authentication.SigningKey;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a host that is not Exchange signs with, as {@code signs} of a file spells it: {@code s1}, {@code k1@bulk.example}, {@code s1/ed25519}. */
public final class HostSignature {
    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*)(?:@([A-Za-z0-9.-]+))?(?:/(rsa-1024|rsa-2048|ed25519))?");

    private HostSignature() {}

    /** @param own the domain that signs where none is named; empty if it is not in the form */
    public static Optional<SigningKey> of(String text, String own) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var domain = Optional.ofNullable(match.group(2)).orElse(own);
        return Optional.of(new SigningKey(domain, match.group(1), 0, kind(match.group(3))));
    }

    private static SigningKey.Kind kind(@Nullable String word) {
        return switch (Optional.ofNullable(word).orElse("rsa-2048")) {
            case "rsa-1024" -> SigningKey.Kind.RSA_1024;
            case "ed25519" -> SigningKey.Kind.ED25519;
            default -> SigningKey.Kind.RSA_2048;
        };
    }
}
