package dev.hybridlab.house;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;

/** The one Java format of the project: palantir-java-format, imports in order and none unused, as {@code dev/format} writes it. */
final class JavaFormat {
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private JavaFormat() {}

    /** The text as it should be; fails where the text is no Java. */
    static String formatted(Source source) {
        try {
            return FORMATTER.formatSourceAndFixImports(source.text());
        } catch (FormatterException notJava) {
            throw new AssertionError(source.path() + ": " + notJava.getMessage(), notJava);
        }
    }
}
