package dev.hybridlab.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The public API of one artifact: one package, since everything else in it may change at any time.
 *
 * @param artifact as others depend on it
 * @param module the folder of its sources
 * @param packageName what its users may use
 */
record Api(String artifact, String module, String packageName) {
    static final List<Api> ALL = List.of(
            new Api("hybridlab-harness", "harness", "dev.hybridlab.harness.testkit"),
            new Api("hybridlab-junit", "junit", "dev.hybridlab.junit"),
            new Api("hybridlab-assertj", "assertj", "dev.hybridlab.assertj"),
            new Api("hybridlab-testcontainers", "testcontainers", "dev.hybridlab.testcontainers"));

    private static final Pattern OURS = Pattern.compile("dev\\.hybridlab\\.[a-z.]+\\.[A-Z][\\w.]*");

    String baseline() {
        return "docs/api/" + artifact + ".txt";
    }

    /** A line a type, below it a line a member, in an order of their own; last what they name of other packages. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        types().flatMap(type -> Signatures.of(type).stream()).forEach(lines::add);
        var others = new TreeSet<String>();
        lines.forEach(line -> OURS.matcher(line)
                .results()
                .map(found -> found.group())
                .filter(name -> ALL.stream().noneMatch(api -> name.startsWith(api.packageName + ".")))
                .forEach(others::add));
        lines.add("named here and promised by nobody (docs/api.md)");
        others.forEach(name -> lines.add("    " + name));
        return lines;
    }

    private Stream<Class<?>> types() {
        var folder = Project.root().resolve(module + "/src/main/java/" + packageName.replace('.', '/'));
        try (var files = Files.list(folder)) {
            return files
                    .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .sorted()
                    .<Class<?>>map(name -> loaded(packageName + "." + name))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, Api.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Lines that others lack, each with its type. */
    static List<String> missing(List<String> lines, List<String> others) {
        var there = new TreeSet<>(withTypes(others));
        return withTypes(lines).stream().filter(line -> !there.contains(line)).toList();
    }

    private static List<String> withTypes(List<String> lines) {
        var result = new ArrayList<String>();
        var type = "";
        for (var line : lines) {
            if (line.startsWith(" ")) {
                result.add(type + ": " + line.strip());
            } else {
                type = line;
                result.add(line);
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return artifact;
    }
}
