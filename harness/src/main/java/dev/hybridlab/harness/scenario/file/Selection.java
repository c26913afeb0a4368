package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which files a command line means, and what each of them holds. */
public final class Selection {
    private static final Pattern REPLY =
            Pattern.compile("\\s*[245]\\d\\d[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?![.\\w]).*", Pattern.DOTALL);

    /** A file and what reading it gave. */
    public record Chosen(Path file, Read<Scenario> read) {}

    private Selection() {}

    /**
     * Files as they are named; of a folder its scenario files, in the order of their names.
     *
     * @param tag only scenarios with this tag or symptom, see {@link #tagged}; invalid files are always kept
     */
    public static List<Chosen> of(List<Path> filesOrFolders, Optional<String> tag) {
        var files = new LinkedHashSet<Path>();
        for (var each : filesOrFolders) {
            if (Files.isDirectory(each)) {
                files.addAll(scenariosIn(each));
            } else {
                files.add(each);
            }
        }
        var chosen = new ArrayList<Chosen>();
        for (var file : files) {
            chosen.add(new Chosen(file, ScenarioFile.read(file)));
        }
        return withoutTwins(chosen).stream()
                .filter(each -> tag.isEmpty()
                        || each.read()
                                .optional()
                                .map(scenario -> tagged(scenario, tag.get()))
                                .orElse(true))
                .toList();
    }

    /**
     * Whether one of its tags or symptoms is this, or has it as whole words: 5.7.509 is in "550 5.7.509", 5.7.5 is not. Of a
     * reply as a log has it ("550 5.7.64 TenantAttribution; ...") the enhanced status code does as well (RFC 3463).
     */
    public static boolean tagged(Scenario scenario, String tag) {
        return has(scenario, tag) || has(scenario, REPLY.matcher(tag).replaceFirst("$1"));
    }

    private static boolean has(Scenario scenario, String tag) {
        var words = Pattern.compile(
                "(?<!\\w)(?<!\\w\\.)" + Pattern.quote(tag) + "(?!\\w|\\.\\w)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        return !tag.isBlank()
                && scenario.identity().tags().stream()
                        .anyMatch(each -> each.equalsIgnoreCase(tag)
                                || words.matcher(each).find());
    }

    private static List<Path> scenariosIn(Path folder) {
        return YamlFiles.in(folder).stream().filter(Selection::isScenario).toList();
    }

    /** A file that cannot be read counts: it shall be told, not passed over. */
    private static boolean isScenario(Path file) {
        return YamlFile.read(file)
                .optional()
                .map(yaml -> yaml.root() instanceof Node.Mapping mapping
                        && mapping.get("scenario").isPresent())
                .orElse(true);
    }

    private static List<Chosen> withoutTwins(List<Chosen> all) {
        var twins = new Twins();
        var result = new ArrayList<Chosen>();
        for (var each : all) {
            var problem = each.read()
                    .optional()
                    .flatMap(scenario -> twins.problem(scenario.identity().id(), each.file()));
            result.add(problem.map(told -> new Chosen(each.file(), new Read.Bad<>(List.of(told))))
                    .orElse(each));
        }
        return result;
    }
}
