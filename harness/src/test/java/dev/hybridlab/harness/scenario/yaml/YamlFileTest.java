package dev.hybridlab.harness.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    @Test
    void words_of_old_yaml_stay_text_and_only_json_words_are_flags() {
        var root = root("a: no\nb: true\nc: 12\nd: 5.30\ne: 198.18.10.25\nf: 'true'\ng:\nh: 0x1F\ni: on\n");

        assertThat(root.entries())
                .extracting(entry -> ((Node.Scalar) entry.value()).kind())
                .containsExactly(
                        Node.Scalar.Kind.TEXT,
                        Node.Scalar.Kind.FLAG,
                        Node.Scalar.Kind.WHOLE,
                        Node.Scalar.Kind.DECIMAL,
                        Node.Scalar.Kind.TEXT,
                        Node.Scalar.Kind.TEXT,
                        Node.Scalar.Kind.NOTHING,
                        Node.Scalar.Kind.DECIMAL,
                        Node.Scalar.Kind.TEXT);
        assertThat(root.get("d").orElseThrow().described()).isEqualTo("'5.30'");
    }

    @Test
    void every_key_and_value_knows_its_line_and_column() {
        var root = root("a: 1\nlist:\n  - {b: 'xy', c: z}\n");
        var inner = (Node.Mapping) root.get("list").orElseThrow().asList().getFirst();

        assertThat(inner.place().at()).hasToString("x.yaml:3:5");
        assertThat(inner.entry("c").orElseThrow().key().place().at()).hasToString("x.yaml:3:15");
        assertThat(inner.get("b").orElseThrow().place().width()).isEqualTo(4);
    }

    @Test
    void a_duplicate_key_is_told_and_the_rest_of_the_file_is_still_read() {
        assertThat(problems("a: 1\nb: 2\na: 3\nb: 4\n")).isEqualTo("""
            x.yaml:3:1: 'a' is there twice, first in line 1
                a: 3
                ^
              keep one of the two
            x.yaml:4:1: 'b' is there twice, first in line 2
                b: 4
                ^
              keep one of the two\
            """);
    }

    @Test
    void a_star_without_quotes_is_the_mistake_that_everybody_makes_once() {
        assertThat(problems("TlsDomain: *.contoso.net\n")).isEqualTo("""
            x.yaml:1:12: a text that begins with '*' needs quotes
                TlsDomain: *.contoso.net
                           ^^^^^^^^^^^^^
              write "*.contoso.net\"\
            """);
    }

    @Test
    void a_tab_is_named() {
        assertThat(problems("a:\n\tb: 1\n")).isEqualTo("""
            x.yaml:2:1: is no YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
                b: 1
                ^
              YAML indents with blanks, never with a tab\
            """);
    }

    @Test
    void a_second_colon_is_explained() {
        assertThat(problems("text: Relay: denied\n")).isEqualTo("""
            x.yaml:1:12: is no YAML: mapping values are not allowed here
                text: Relay: denied
                           ^
              a text with ': ' inside needs quotes; a key begins below the first letter of its neighbours\
            """);
    }

    @Test
    void an_open_bracket_is_shown_where_it_opens() {
        assertThat(problems("a: [1, 2\nb: 3\n")).contains("close the bracket").startsWith("x.yaml:");
    }

    @Test
    void an_alias_bomb_ends_as_a_problem() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
        }

        assertThat(problems(bomb.toString())).contains("more than 100000 values");
    }

    @Test
    void deep_nesting_ends_as_a_problem() {
        assertThat(problems("[".repeat(100_000))).contains("nested more than 40 deep");
        assertThat(problems("{a: ".repeat(5_000))).contains("nested more than 40 deep");
    }

    @Test
    void an_alias_inside_its_own_anchor_ends_as_a_problem() {
        assertThat(problems("a: &a [*a]\n")).contains("there is no anchor '&a' before this alias");
    }

    @Test
    void an_alias_repeats_what_its_anchor_names() {
        assertThat(root("a: &a {b: 1}\nc: *a\n").get("c"))
                .isEqualTo(root("a: &a {b: 1}\nc: *a\n").get("a"));
    }

    @Test
    void tags_second_documents_and_keys_that_are_lists_are_refused() {
        assertThat(problems("a: !!binary xx\n")).contains("a tag means nothing here: tag:yaml.org,2002:binary");
        assertThat(problems("a: 1\n---\nb: 2\n")).contains("x.yaml:2:1: a second document");
        assertThat(problems("[a]: 1\n")).contains("a key cannot be a list");
    }

    @Test
    void an_empty_file_is_told() {
        assertThat(problems("")).isEqualTo("x.yaml: is empty\n  write a topology or a scenario into it");
        assertThat(problems("# only a comment\n")).contains("is empty");
    }

    @Test
    void line_ends_of_windows_and_a_byte_order_mark_are_fine(@TempDir Path folder) throws IOException {
        var file = folder.resolve("a.yaml");
        Files.write(file, "\uFEFFa: 1\r\nb:\r\n  c: x\r\n".getBytes(StandardCharsets.UTF_8));

        var read = YamlFile.read(file).optional().orElseThrow();

        var b = (Node.Mapping) ((Node.Mapping) read.root()).get("b").orElseThrow();
        assertThat(b.get("c").orElseThrow().place().at().line()).isEqualTo(3);
        assertThat(b.get("c").orElseThrow().place().problem("f", "m").excerpt()).isEqualTo("  c: x");
    }

    @Test
    void what_is_no_text_is_told(@TempDir Path folder) throws IOException {
        assertThat(decoded("a: é\nb: 1\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("x.yaml:1:4: is not UTF-8: byte E9\n    a: \uFFFD\n       ^\n  save it as UTF-8");
        assertThat(decoded("\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("x.yaml: is UTF-16, not UTF-8\n  save it as UTF-8");
        assertThat(decoded(new byte[] {'a', ':', ' ', 0, 7, '\n'})).contains("it has the character 0000");
        assertThat(YamlFile.read(folder).problems().toString()).contains("is a folder");
        assertThat(YamlFile.read(folder.resolve("none.yaml")).problems().toString())
                .contains("none.yaml: there is no such file");
    }

    @Test
    void who_names_a_file_that_is_not_there_is_told_which_one_is(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("loops"));
        Files.writeString(folder.resolve("loops/both-sides.yaml"), "scenario: x");

        assertThat(missing(folder.resolve("loops/both-side.yaml"))).endsWith("loops/both-sides.yaml'?");
        assertThat(missing(folder.resolve("loops/both-sides"))).endsWith("loops/both-sides.yaml'?");
        assertThat(missing(folder.resolve("lops"))).endsWith("loops'?");
        assertThat(missing(folder.resolve("lops/x.yaml")))
                .contains("there is no folder '")
                .contains("lops' either");
        assertThat(missing(folder.resolve("loops/other.yaml"))).contains("look for a slip in its name");
    }

    private static String missing(Path file) {
        return YamlFile.read(file).problems().getFirst().mend();
    }

    @Test
    void a_file_that_is_too_large_is_not_even_read(@TempDir Path folder) throws IOException {
        var file = folder.resolve("large.yaml");
        Files.write(file, new byte[YamlFile.LARGEST + 1]);

        assertThat(YamlFile.read(file).problems().toString()).contains("is too large: 4194305 bytes");
    }

    @Test
    void a_line_of_a_million_characters_is_shown_around_the_mistake() {
        var told = problems("{a: " + "a".repeat(300_000) + ", b: 1, b: 2}\n");

        assertThat(told).contains("'b' is there twice").hasSizeLessThan(600);
        var lines = told.lines().toList();
        assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('b');
    }

    private static Node.Mapping root(String text) {
        return (Node.Mapping)
                YamlFile.of("x.yaml", text).optional().orElseThrow().root();
    }

    private static String problems(String text) {
        return told(YamlFile.of("x.yaml", text));
    }

    private static String decoded(byte[] bytes) {
        return told(YamlFile.decode("x.yaml", bytes));
    }

    private static String told(Read<YamlFile> read) {
        return read.optional().map(YamlFile::flaws).orElse(read.problems()).stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
    }
}
