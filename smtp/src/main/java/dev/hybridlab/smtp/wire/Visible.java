package dev.hybridlab.smtp.wire;

import dev.hybridlab.mailflow.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Wire text as a person may read it. */
public final class Visible {
    /** Of a message no more lines than this are recorded. */
    private static final int MOST_LINES = 200;

    private static final int LONGEST_LINE = 1000;
    private static final String CRLF = "\r\n";

    private Visible() {}

    /** Control characters as {@code \xHH}, long lines cut. */
    public static String line(String text) {
        var shown = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "..." : text;
        if (!hidden(shown)) {
            return shown;
        }
        var out = new StringBuilder();
        for (var i = 0; i < shown.length(); i++) {
            var c = shown.charAt(i);
            out.append(hidden(c) ? "\\x%02X".formatted((int) c) : String.valueOf(c));
        }
        return out.toString();
    }

    private static boolean hidden(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (hidden(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hidden(char c) {
        return c < ' ' && c != '\t' || c == 127;
    }

    /** The lines of a text that CRLF separates or ends; a lone CR or LF separates nothing. */
    public static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var start = 0;
        for (var end = text.indexOf(CRLF); end >= 0; end = text.indexOf(CRLF, start)) {
            lines.add(text.substring(start, end));
            start = end + CRLF.length();
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Records a message: its header lines and how large its body is. */
    public static void message(Recorder recorder, boolean secured, Message message) {
        if (recorder.equals(Recorder.NONE)) {
            return;
        }
        var lines = 0;
        for (var field : message.headers().fields()) {
            for (var line : lines(field.raw())) {
                if (lines++ < MOST_LINES) {
                    recorder.line('>', secured, line(line));
                }
            }
        }
        if (lines > MOST_LINES) {
            recorder.line('*', secured, "(" + (lines - MOST_LINES) + " more header lines)");
        }
        recorder.line('*', secured, "(body of " + message.body().length() + " octets)");
    }
}
