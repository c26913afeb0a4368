package dev.hybridlab.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A copy of one example, so that nothing is written beside its sources.
 *
 * @param folder where it is built
 */
record Example(Path folder) {
    static Example copied(String name) throws IOException {
        var from = Project.root().resolve("examples").resolve(name);
        var to = Elsewhere.folder().resolve(name);
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var inside = from.relativize(file);
                if (!inside.startsWith("target")) {
                    var copy = to.resolve(inside);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return new Example(to);
    }

    /** Builds it and runs its tests; what Maven said is the failure's text. */
    void test() throws IOException, InterruptedException {
        Elsewhere.clean(folder.resolve("target"));
        var run = Elsewhere.maven(folder, "test");
        assertThat(run.exitCode())
                .as("mvn test in examples:%n%s", run.lastLines())
                .isZero();
    }

    /** {@code Class.test passed}, {@code failed} or {@code skipped}. */
    List<String> results() throws IOException {
        return reports().stream()
                .flatMap(report -> elements(report, "testcase").stream())
                .map(test -> simple(test.getAttribute("classname")) + "." + plain(test.getAttribute("name")) + " "
                        + verdict(test))
                .toList();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String plain(String name) {
        return name.replaceAll("\\(.*", "");
    }

    private static String verdict(Element test) {
        if (test.getElementsByTagName("failure").getLength() > 0
                || test.getElementsByTagName("error").getLength() > 0) {
            return "failed";
        }
        return test.getElementsByTagName("skipped").getLength() > 0 ? "skipped" : "passed";
    }

    /** The names of the jars that its tests ran with. */
    List<String> jars() throws IOException {
        return reports().stream()
                .flatMap(report -> elements(report, "property").stream())
                .filter(property -> property.getAttribute("name").equals("surefire.test.class.path"))
                .flatMap(property -> Stream.of(property.getAttribute("value").split(File.pathSeparator)))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> String.valueOf(Path.of(entry).getFileName()))
                .distinct()
                .toList();
    }

    private List<Pom> reports() throws IOException {
        try (var files = Files.list(folder.resolve("target/surefire-reports"))) {
            return files.map(Path::toAbsolutePath)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".xml"))
                    .map(Pom::of)
                    .toList();
        }
    }

    private static List<Element> elements(Pom report, String name) {
        NodeList found = report.document().getElementsByTagName(name);
        return Stream.iterate(0, at -> at < found.getLength(), at -> at + 1)
                .map(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
