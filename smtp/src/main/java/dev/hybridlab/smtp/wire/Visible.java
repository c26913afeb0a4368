package dev.hybridlab.smtp.wire;

import dev.hybridlab.mailflow.message.Message;

/** Wire text as a person may read it. */
public final class Visible {
    /** Of a message no more lines than this are recorded. */
    private static final int MOST_LINES = 200;

    private static final int LONGEST_LINE = 1000;

    private Visible() {}

    /** Control characters as {@code \xHH}, long lines cut. */
    public static String line(String text) {
        var shown = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "..." : text;
        if (shown.chars().noneMatch(c -> c < ' ' && c != '\t' || c == 127)) {
            return shown;
        }
        var out = new StringBuilder();
        for (var i = 0; i < shown.length(); i++) {
            var c = shown.charAt(i);
            out.append(c < ' ' && c != '\t' || c == 127 ? "\\x%02X".formatted((int) c) : String.valueOf(c));
        }
        return out.toString();
    }

    /** Records a message: its header lines and how large its body is. */
    public static void message(Recorder recorder, boolean secured, Message message) {
        if (recorder.equals(Recorder.NONE)) {
            return;
        }
        var lines = 0;
        for (var field : message.headers().fields()) {
            for (var line : field.raw().split("\r\n", -1)) {
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
