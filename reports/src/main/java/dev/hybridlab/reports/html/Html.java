package dev.hybridlab.reports.html;

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

    /** Markup characters as entities; control and bidirectional characters made visible, so that no text can hide. */
    static String escaped(String foreign) {
        var safe = new StringBuilder(foreign.length() + 16);
        foreign.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append((char) c);
                default -> {
                    if (invisible(c)) {
                        safe.append("\\u%04X".formatted(c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean invisible(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
