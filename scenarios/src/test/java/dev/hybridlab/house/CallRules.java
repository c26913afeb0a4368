package dev.hybridlab.house;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What only a composition root may call: time and chance are handed in, output goes to a writer that was handed in. */
final class CallRules {
    private static final Set<String> TIME = Set.of(
            "Instant.now",
            "LocalDate.now",
            "LocalDateTime.now",
            "OffsetDateTime.now",
            "ZonedDateTime.now",
            "Clock.systemUTC",
            "Clock.systemDefaultZone",
            "System.currentTimeMillis",
            "System.nanoTime");
    private static final Set<String> CHANCE = Set.of(
            "new Random",
            "new SecureRandom",
            "new SplittableRandom",
            "ThreadLocalRandom.current",
            "Math.random",
            "UUID.randomUUID");
    private static final Set<String> STREAMS = Set.of("System.out", "System.err", "System.in");
    /** Nobody may: waiting has a name and a limit, a failure is reported where it is understood. */
    private static final Set<String> NEVER = Set.of("Thread.sleep", "TimeUnit.sleep", "new Timer");

    /** Composition roots, by a piece of the path: what each may call. A new line here needs a reason. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "harness/lab/",
            union(TIME, CHANCE), // brings clock and chance into a lab
            "harness/docker/Waiting",
            Set.of("System.err"), // a test that waits for containers has no writer
            "harness/node/NodeMain",
            STREAMS, // the main of a container
            "harness/node/DriveMain",
            STREAMS, // the main of the driver
            "hybridlab/cli/",
            union(TIME, STREAMS)); // the command line: elapsed time, its own writer

    private CallRules() {}

    /** Calls in shipped code that belong into a composition root. */
    static List<Violation> calls(Source source) {
        var allowed = ALLOWED.entrySet().stream()
                .filter(root -> source.path().contains(root.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Set.of(), CallRules::union);
        return search(source, union(union(TIME, CHANCE), union(STREAMS, NEVER))).stream()
                .filter(call -> !allowed.contains(call.what()))
                .map(call -> new Violation(call.path(), call.line(), call.what() + " outside a composition root"))
                .toList();
    }

    /** Calls that no code may make, tests not excepted. */
    static List<Violation> sleeps(Source source) {
        return search(source, NEVER);
    }

    private static List<Violation> search(Source source, Set<String> calls) {
        var found = new ArrayList<Violation>();
        var tree = SyntaxTree.of(source);
        new Search(source.path(), tree, calls, found).scan(tree.unit(), null);
        return found;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    private static final class Search extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String path;
        private final SyntaxTree whole;
        private final Set<String> calls;
        private final List<Violation> found;

        Search(String path, SyntaxTree whole, Set<String> calls, List<Violation> found) {
            this.path = path;
            this.whole = whole;
            this.calls = calls;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
            look(tree, lastName(tree.getExpression()) + "." + tree.getIdentifier());
            return super.visitMemberSelect(tree, nothing);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
            var type = lastName(tree.getQualifierExpression());
            look(
                    tree,
                    tree.getMode() == MemberReferenceTree.ReferenceMode.NEW
                            ? "new " + type
                            : type + "." + tree.getName());
            return super.visitMemberReference(tree, nothing);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
            look(tree, "new " + lastName(tree.getIdentifier()));
            return super.visitNewClass(tree, nothing);
        }

        private void look(Tree tree, String call) {
            if (calls.contains(call)) {
                found.add(new Violation(path, whole.firstLine(tree), call));
            }
        }

        private static String lastName(Tree tree) {
            var name = tree.toString();
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }
}
