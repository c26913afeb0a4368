package dev.hybridlab.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** How big things may be and what they may not be called. */
final class ShapeRules {
    static final int FILE_LINES = 400;
    static final int MEDIAN_FILE_LINES = 80;
    static final int METHOD_LINES = 50;
    static final int PARAMETERS = 4;
    static final int COMPONENTS = 8;
    /** Names that say nothing about what a type is for. */
    static final Pattern EMPTY_NAME = Pattern.compile(".*(Util|Utils|Helper|Helpers|Manager|Impl)");

    private ShapeRules() {}

    static List<Violation> longFiles(List<Source> sources) {
        return sources.stream()
                .filter(source -> source.lines() > FILE_LINES)
                .map(source ->
                        new Violation(source.path(), source.lines(), source.lines() + " lines, at most " + FILE_LINES))
                .toList();
    }

    /** The middle length of all files that hold code; a package-info has none and would only lower it. */
    static int medianLines(List<Source> sources) {
        var lengths = sources.stream()
                .filter(source -> !source.isPackageInfo())
                .map(Source::lines)
                .sorted()
                .toList();
        return lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2);
    }

    /** Long methods, long parameter lists, wide records and empty names of one file. */
    static List<Violation> shapes(Source source) {
        var found = new ArrayList<Violation>();
        var tree = SyntaxTree.of(source);
        new Shapes(source.path(), tree, found).scan(tree.unit(), null);
        return found;
    }

    private static final class Shapes extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String path;
        private final SyntaxTree whole;
        private final List<Violation> found;
        private @Nullable ClassTree type;

        Shapes(String path, SyntaxTree whole, List<Violation> found) {
            this.path = path;
            this.whole = whole;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            var outer = type;
            type = tree;
            if (EMPTY_NAME.matcher(tree.getSimpleName()).matches()) {
                report(tree, "'" + tree.getSimpleName() + "' does not say what it is for");
            }
            if (tree.getKind() == Tree.Kind.RECORD && components(tree) > COMPONENTS) {
                report(tree, "record of " + components(tree) + " components, at most " + COMPONENTS);
            }
            super.visitClass(tree, nothing);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            var lines = whole.lastLine(tree) - whole.firstLine(tree) + 1;
            if (lines > METHOD_LINES) {
                report(tree, tree.getName() + "() has " + lines + " lines, at most " + METHOD_LINES);
            }
            var parameters = tree.getParameters().size();
            if (parameters > PARAMETERS && !isImposed(tree)) {
                report(tree, tree.getName() + "() has " + parameters + " parameters, at most " + PARAMETERS);
            }
            return super.visitMethod(tree, nothing);
        }

        /** An overridden method's parameters were chosen elsewhere, a record's constructor repeats its components. */
        private boolean isImposed(MethodTree tree) {
            var overrides = tree.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            var canonical = type != null
                    && type.getKind() == Tree.Kind.RECORD
                    && tree.getName().contentEquals("<init>")
                    && tree.getParameters().size() == components(type);
            return overrides || canonical;
        }

        private static long components(ClassTree tree) {
            return tree.getMembers().stream()
                    .filter(member -> member instanceof VariableTree field
                            && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .count();
        }

        private void report(Tree tree, String what) {
            found.add(new Violation(path, whole.firstLine(tree), what));
        }
    }
}
