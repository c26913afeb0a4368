package dev.hybridlab.harness.scenario.yaml;

import java.util.regex.Pattern;

/** Values that a message repeats from a file, cut where they are long: nobody needs all of them to find the place. */
final class Echoed {
    private static final int MOST = 120;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final Pattern LONG = Pattern.compile("'([^']{" + MOST + "})[^']+'");

    private Echoed() {}

    /** The message with no quoted value of more than 120 characters. */
    static String in(String message) {
        if (message.length() <= MOST) {
            return message;
        }
        var cut = LONG.matcher(message).replaceAll("'$1...'");
        return cut.length() > LONGEST_MESSAGE ? cut.substring(0, LONGEST_MESSAGE) + "..." : cut;
    }
}
