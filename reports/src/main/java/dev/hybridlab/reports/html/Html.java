package dev.hybridlab.reports.html;

import dev.hybridlab.reports.text.Visible;

/** Writes markup; text goes through {@link #text}, which escapes it. */
final class Html {
    private final StringBuilder out = new StringBuilder(4096);

    /** Markup of our own. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text of anybody's. */
    Html text(String foreign) {
        out.append(escaped(foreign));
        return this;
    }

    /** {@code <tag class="c">text</tag>}. */
    Html element(String tag, String cssClass, String foreign) {
        return raw("<" + tag + (cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"") + ">")
                .text(foreign)
                .raw("</" + tag + ">");
    }

    /** Markup characters as entities; hidden characters visible, so that no text can hide. */
    static String escaped(String foreign) {
        var shown = Visible.of(foreign);
        var safe = new StringBuilder(shown.length() + 16);
        for (var i = 0; i < shown.length(); i++) {
            var c = shown.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
