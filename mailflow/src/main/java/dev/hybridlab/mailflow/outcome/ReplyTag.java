package dev.hybridlab.mailflow.outcome;

import java.util.regex.Pattern;

/** Host, time and session in brackets that Exchange puts behind a reply (SMTP-04): new at every attempt, so nothing to compare. */
public final class ReplyTag {
    private static final Pattern TAG = Pattern.compile("\\s*\\[\\S+ \\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z [0-9A-Fa-f]+\\]");

    private ReplyTag() {}

    /** The text without its tags, wherever a wrapper has put them. */
    public static String strip(String text) {
        return TAG.matcher(text).replaceAll("");
    }
}
