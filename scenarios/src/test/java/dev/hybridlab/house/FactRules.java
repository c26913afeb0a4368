package dev.hybridlab.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Exchange code cites facts by id, such as EXO-ATTR-03; each id that is cited stands in a table of {@code docs/facts}. */
final class FactRules {
    private static final Pattern ID = Pattern.compile(
            "(?<![A-Za-z0-9-])(?:ASM-[0-9]{2,3}|[A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-[0-9]{2})(?![A-Za-z0-9-])");
    private static final Pattern ROW =
            Pattern.compile("^\\| *(?:~~)?(" + ID.pattern() + ")(?:~~)? *\\|", Pattern.MULTILINE);
    /** Look like an id and are none. */
    private static final Set<String> NO_FACTS = Set.of("UTF-16", "UTF-32", "CP-37");

    private FactRules() {}

    /** The ids that the fact sheets define. */
    static Set<String> defined(List<Source> sheets) {
        var ids = new TreeSet<String>();
        sheets.forEach(sheet -> ROW.matcher(sheet.text()).results().forEach(row -> ids.add(row.group(1))));
        return ids;
    }

    /** Rows of one sheet that define an id again: what two branches wrote side by side and nobody reconciled. */
    static List<Violation> twice(Source sheet) {
        var seen = new TreeSet<String>();
        var found = new ArrayList<Violation>();
        var number = 0;
        for (var line : sheet.text().split("\n", -1)) {
            number++;
            var row = ROW.matcher(line);
            if (row.find() && !seen.add(row.group(1))) {
                found.add(new Violation(sheet.path(), number, row.group(1) + " has a row already"));
            }
        }
        return found;
    }

    /** Citations in this source, in comments and in strings alike, that no sheet defines. */
    static List<Violation> unresolved(Source source, Set<String> defined) {
        return source.linesWith(ID, "%s")
                .filter(citation -> !defined.contains(citation.what()) && !NO_FACTS.contains(citation.what()))
                .map(citation ->
                        new Violation(citation.path(), citation.line(), citation.what() + " is no id in docs/facts"))
                .toList();
    }

    /** The defined ids that none of the sources cites. */
    static Set<String> uncited(List<Source> sources, Set<String> defined) {
        var ids = new TreeSet<>(defined);
        sources.forEach(source -> ID.matcher(source.text()).results().forEach(match -> ids.remove(match.group())));
        return ids;
    }
}
