package dev.hybridlab.mailflow.rules;

import java.util.regex.Pattern;

/** HTML as the plain text that stands in a text/plain body. */
final class PlainText {
    private static final Pattern LINE_ENDS = Pattern.compile("(?i)<br\\s*/?>|</(p|div|tr|li|h[1-6])\\s*>");
    private static final Pattern TAGS = Pattern.compile("<[^>]*>");

    private PlainText() {}

    /** Lines end with CR LF, the last one too. */
    static String of(String html) {
        var lines = LINE_ENDS.matcher(html.replaceAll("\\s*\\r?\\n\\s*", " ")).replaceAll("\n");
        var text = TAGS.matcher(lines).replaceAll("");
        var plain = text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return plain.strip().replaceAll("[ \\t]*\\n[ \\t]*", "\r\n") + "\r\n";
    }
}
