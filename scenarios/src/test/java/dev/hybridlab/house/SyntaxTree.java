package dev.hybridlab.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source as the compiler's own parser sees it; names are not resolved. */
record SyntaxTree(CompilationUnitTree unit, SourcePositions positions) {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** Shared: opening the JDK's own classes costs more than parsing a file. */
    private static final JavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private static final Map<Source, SyntaxTree> PARSED = new HashMap<>();

    /** Parses all of them at once, which takes a fraction of the time of one after the other. */
    static synchronized void learn(List<Source> sources) {
        var units = parse(sources);
        for (var i = 0; i < units.size(); i++) {
            PARSED.put(sources.get(i), units.get(i));
        }
    }

    static synchronized SyntaxTree of(Source source) {
        return Optional.ofNullable(PARSED.get(source))
                .orElseGet(() -> parse(List.of(source)).getFirst());
    }

    private static List<SyntaxTree> parse(List<Source> sources) {
        var files = sources.stream().map(SyntaxTree::file).toList();
        try {
            var task = (JavacTask) COMPILER.getTask(null, FILES, problem -> {}, List.of("-proc:none"), null, files);
            var trees = new ArrayList<SyntaxTree>();
            for (var unit : task.parse()) {
                trees.add(new SyntaxTree(unit, Trees.instance(task).getSourcePositions()));
            }
            return trees;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JavaFileObject file(Source source) {
        return new SimpleJavaFileObject(URI.create("string:///" + source.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.text();
            }
        };
    }

    /** The line a piece of the tree begins in, annotations included. */
    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }
}
