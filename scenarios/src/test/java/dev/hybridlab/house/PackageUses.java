package dev.hybridlab.house;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentence "May use ..." of a package says exactly what its files import: the packages of its own module, the other
 * modules, the libraries. That of a whole module says what all its packages import of the others.
 */
final class PackageUses {
    private static final String BASE = "dev.hybridlab.";
    private static final String ROOT = "/src/main/java/";
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?((?:[a-z]\\w*\\.)+)", Pattern.MULTILINE);
    private static final Pattern SENTENCE = Pattern.compile("May use ((?:\\{@code [\\w.]+}|[^.{}])+)\\.");
    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry("com.fasterxml.jackson.", "Jackson"),
            Map.entry("picocli.", "picocli"),
            Map.entry("com.nimbusds.", "Nimbus"),
            Map.entry("org.snakeyaml.", "snakeyaml-engine"),
            Map.entry("org.xbill.", "dnsjava"),
            Map.entry("org.apache.james.jspf.", "jSPF"),
            Map.entry("org.apache.james.protocols.", "James"),
            Map.entry("org.apache.james.core.", "James"),
            Map.entry("org.apache.james.metrics.", "James"),
            Map.entry("org.subethamail.", "SubEthaSMTP"),
            Map.entry("org.reactivestreams.", "Reactive Streams"),
            Map.entry("org.testcontainers.", "Testcontainers"),
            Map.entry("com.github.dockerjava.", "docker-java"),
            Map.entry("io.netty.", "Netty"),
            Map.entry("jakarta.mail.", "Jakarta Mail"),
            Map.entry("com.google.common.", "Guava"),
            Map.entry("com.icegreen.", "GreenMail"),
            Map.entry("org.junit.", "JUnit"),
            Map.entry("org.opentest4j.", "JUnit"),
            Map.entry("org.assertj.", "AssertJ"),
            Map.entry("org.awaitility.", "Awaitility"));

    /** The JDK, JSpecify. */
    private static final List<String> UNNAMED = List.of("java.", "javax.", "com.sun.", "org.jspecify.");

    private PackageUses() {}

    static List<Violation> uses(List<Source> sources) {
        var byPackage = new TreeMap<String, List<Source>>();
        sources.forEach(each -> byPackage
                .computeIfAbsent(packageOf(each), any -> new ArrayList<>())
                .add(each));
        var found = new ArrayList<Violation>();
        sources.stream().filter(Source::isPackageInfo).forEach(info -> {
            var said = said(info);
            var wanted = sentence(used(packageOf(info), byPackage));
            if (!said.equals(wanted)) {
                found.add(new Violation(info.path(), 1, "says '" + said + "'; by its imports it is '" + wanted + "'"));
            }
        });
        return found;
    }

    private static String packageOf(Source source) {
        var start = source.path().indexOf(ROOT) + ROOT.length();
        return source.path()
                .substring(start, source.path().lastIndexOf('/'))
                .replace('/', '.')
                .substring(BASE.length());
    }

    private static String said(Source info) {
        var match = SENTENCE.matcher(info.text().replaceAll("\\s+\\*?\\s*", " "));
        return match.find() ? match.group() : "";
    }

    /** Of a package without a class what those below it use outside their module. */
    private static SortedSet<String> used(String name, Map<String, List<Source>> byPackage) {
        var own = byPackage.getOrDefault(name, List.of());
        var used = new TreeSet<String>();
        if (own.stream().allMatch(Source::isPackageInfo)) {
            byPackage.forEach((below, files) -> {
                if (below.startsWith(name + ".")) {
                    used.addAll(imports(below, files));
                }
            });
            used.removeIf(each -> module(each).equals(module(name)));
        } else {
            used.addAll(imports(name, own));
        }
        return used;
    }

    private static SortedSet<String> imports(String name, Collection<Source> files) {
        return files.stream()
                .filter(file -> !file.isPackageInfo())
                .flatMap(file -> IMPORT.matcher(file.text()).results())
                .flatMap(match -> named(name, match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a sentence calls an imported package; nothing for the JDK and JSpecify. A library that nobody named goes by its package. */
    private static Stream<String> named(String name, String imported) {
        if (imported.startsWith(BASE)) {
            var other = imported.substring(BASE.length(), imported.length() - 1);
            return other.equals(name)
                    ? Stream.empty()
                    : Stream.of(module(other).equals(module(name)) ? other : module(other));
        }
        if (UNNAMED.stream().anyMatch(imported::startsWith)) {
            return Stream.empty();
        }
        return Stream.of(LIBRARIES.entrySet().stream()
                .filter(each -> imported.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(imported.substring(0, imported.length() - 1)));
    }

    private static String module(String name) {
        return name.split("\\.", 2)[0];
    }

    /** {@code May use {@code mailflow}, {@code record} and Jackson.} */
    private static String sentence(SortedSet<String> used) {
        var libraries = used.stream().filter(LIBRARIES::containsValue).toList();
        var all = Stream.concat(
                        used.stream().filter(each -> !libraries.contains(each)).map(each -> "{@code " + each + "}"),
                        libraries.stream())
                .toList();
        return switch (all.size()) {
            case 0 -> "May use the JDK alone.";
            case 1 -> "May use " + all.getFirst() + ".";
            default -> "May use " + String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast() + ".";
        };
    }
}
