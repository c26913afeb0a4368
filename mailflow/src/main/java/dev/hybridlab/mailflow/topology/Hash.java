package dev.hybridlab.mailflow.topology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The lab's only source of ids: the same parts give the same id, on every machine and in every order of events. */
public final class Hash {
    private Hash() {}

    /** 64 lower-case hex digits of SHA-256 over the parts. */
    public static String of(Object... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK has no SHA-256", everyJdkHasIt);
        }
    }

    /** A GUID in lower case: {@code 8-4-4-4-12}. */
    public static String guid(Object... parts) {
        var hex = of(parts);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20, 32);
    }

    /** A number from 0 to {@code below} - 1. */
    public static int number(int below, Object... parts) {
        return (int) (Long.parseLong(of(parts).substring(0, 12), 16) % below);
    }
}
