package dev.hybridlab.house;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A trace says {@code assumed: <fact id>} wherever a decision rests on a row of {@code docs/facts} that is marked
 * {@code assumed}: its reason is made with {@code Reason.assuming} or carries {@code alsoAssuming}.
 */
final class AssumptionRules {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| *([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-[0-9]{2}) *\\|.*\\| *assumed .*\\|$");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-[0-9]{2})\"");
    private static final Pattern CITED =
            Pattern.compile("(?<![A-Za-z0-9-])[A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-[0-9]{2}(?![A-Za-z0-9-])");
    private static final Pattern LABELLED =
            Pattern.compile("ssuming\\(\\s*\"([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-[0-9]{2})\"");

    /** Where decisions are made; the catalogue and the remedies only speak about them. */
    private static final Pattern DECIDES =
            Pattern.compile(".*/(policy|outside|exchange|transit|notice)/(?!package-info)\\w+\\.java");

    /** Assumed, obeyed, and in no reason, since nothing that is decided hangs on them. */
    private static final Map<String, String> NO_DECISION = Map.of(
            "FLOW-01", "a table of what the flows show; the rules behind it have labels of their own",
            "HDR-32", "the place of XOORG among the parameters of MAIL",
            "LOG-04", "what a protocol log calls the rights of a peer",
            "LOG-23", "what the queue of a hop is called",
            "SMTP-05", "the form of a session id");

    private AssumptionRules() {}

    /** The ids of rows marked {@code assumed}. */
    static Set<String> assumed(List<Source> sheets) {
        var ids = new TreeSet<String>();
        sheets.forEach(sheet -> ROW.matcher(sheet.text()).results().forEach(row -> ids.add(row.group(1))));
        return ids;
    }

    /** Reasons of a deciding file that name an assumed fact as if it were known. */
    static List<Violation> certain(Source source, Set<String> assumed) {
        if (!DECIDES.matcher(source.path()).matches()) {
            return List.of();
        }
        var labelled = labels(source);
        return source.linesWith(LITERAL, "%s")
                .filter(literal -> {
                    var id = literal.what().substring(1, literal.what().length() - 1);
                    return assumed.contains(id) && !labelled.contains(id);
                })
                .map(literal -> new Violation(
                        literal.path(), literal.line(), literal.what() + " is assumed, and its reason does not say so"))
                .toList();
    }

    /** Assumed facts that a deciding file cites and no reason of any source ever labels. */
    static List<Violation> unlabelled(List<Source> sources, Set<String> assumed) {
        var labelled = new TreeSet<String>();
        sources.forEach(source -> labelled.addAll(labels(source)));
        return sources.stream()
                .filter(source -> DECIDES.matcher(source.path()).matches())
                .flatMap(source -> source.linesWith(CITED, "%s"))
                .filter(cited -> assumed.contains(cited.what())
                        && !labelled.contains(cited.what())
                        && !NO_DECISION.containsKey(cited.what()))
                .map(cited -> new Violation(
                        cited.path(), cited.line(), cited.what() + " is assumed, and no trace can ever say so"))
                .toList();
    }

    private static Set<String> labels(Source source) {
        var ids = new TreeSet<String>();
        LABELLED.matcher(source.text()).results().forEach(label -> ids.add(label.group(1)));
        return ids;
    }
}
