package dev.hybridlab.harness.scenario.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A YAML file with its text.
 *
 * @param source for excerpts
 * @param root its one document
 * @param flaws what is wrong with it as YAML, though it could be read: keys that stand there twice, tags...
 */
public record YamlFile(SourceText source, Node root, List<Problem> flaws) {
    /** Bytes; the largest topology that anybody wrote by hand is a fiftieth of it. */
    static final int LARGEST = 4 << 20;

    /** The name of a path in messages: as given, with {@code /} on every system. */
    public static String name(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** Reads a file; every failure, also of the file system, is a problem. */
    public static Read<YamlFile> read(Path path) {
        var nothing = new SourceText(name(path), List.of()).place(1, 1, 1);
        try {
            if (!Files.exists(path)) {
                return bad(nothing.problem("there is no such file", NearFile.hint(path)));
            }
            if (Files.isDirectory(path)) {
                return bad(nothing.problem("is a folder", "name a file"));
            }
            if (!Files.isRegularFile(path)) {
                return bad(nothing.problem("is a device or a pipe", "name a file"));
            }
            if (Files.size(path) > LARGEST) {
                return bad(nothing.problem(
                        "is too large: " + Files.size(path) + " bytes", "a file has at most " + LARGEST + " bytes"));
            }
            return decode(name(path), Files.readAllBytes(path));
        } catch (IOException unreadable) {
            return bad(nothing.problem(
                    "cannot be read: " + unreadable.getMessage(), "check that it exists and that you may read it"));
        }
    }

    /** Reads a text that is no file, e.g. in a test. */
    public static Read<YamlFile> of(String name, String text) {
        var source = SourceText.of(name, text);
        var problems = new Problems();
        return new Composer(source, problems)
                .compose(text)
                .<Read<YamlFile>>map(root -> new Read.Good<>(new YamlFile(source, root, problems.all())))
                .orElseGet(() -> new Read.Bad<>(problems.all()));
    }

    /** UTF-8, with or without its byte order mark (YAML 1.2 §5.2 allows UTF-16 and UTF-32 too; nobody writes them by intent). */
    static Read<YamlFile> decode(String name, byte[] bytes) {
        var noText = new SourceText(name, List.of()).place(1, 1, 1);
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return bad(noText.problem("is UTF-16, not UTF-8", "save it as UTF-8"));
        }
        var from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        var content = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            return of(name, StandardCharsets.UTF_8.newDecoder().decode(content).toString());
        } catch (CharacterCodingException notUtf8) {
            // The decoder stopped at the first byte that is not UTF-8.
            var before = new String(bytes, from, content.position() - from, StandardCharsets.UTF_8);
            var lines = SourceText.of(name, before).lines();
            var replaced = SourceText.of(name, new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
            return bad(replaced.place(lines.size(), lines.getLast().length() + 1, 1)
                    .problem("is not UTF-8: byte %02X".formatted(content.get(content.position())), "save it as UTF-8"));
        }
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        return bytes.length >= first.length
                && IntStream.range(0, first.length).allMatch(i -> (bytes[i] & 0xFF) == first[i]);
    }

    private static <T> Read<T> bad(Problem problem) {
        return new Read.Bad<>(List.of(problem));
    }

    /** The root as a mapping, else a problem. */
    public Optional<Node.Mapping> mapping(Problems problems, String what) {
        if (root instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        problems.add(
                root.place(),
                "is no " + what + " but " + root.described(),
                "it begins with '" + what + ": ' and a title");
        return Optional.empty();
    }
}
