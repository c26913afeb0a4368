package dev.hybridlab.reports.text;

/**
 * Foreign text that cannot hide or command: control characters (an escape sequence would reach the terminal), those that
 * turn the direction of writing or have no width, and broken surrogates are written as {@code \}{@code u202E}.
 */
public final class Visible {
    private Visible() {}

    /** The text with every such character written out; line feeds and tabs stay. */
    public static String of(String foreign) {
        if (foreign.codePoints().noneMatch(Visible::hidden)) {
            return foreign;
        }
        var shown = new StringBuilder(foreign.length() + 16);
        foreign.codePoints().forEach(c -> {
            if (hidden(c)) {
                shown.append("\\u%04X".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** The same for what is one line: a line feed is written out too. */
    public static String line(String foreign) {
        return of(foreign).replace("\n", "\\u000A");
    }

    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
