package dev.hybridlab.cli;

import dev.hybridlab.harness.run.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of a report that every run makes anew. A folder of that name that is not ours is left alone and written into. */
final class MarkedFolder {
    private static final String MARK = "README.txt";

    private final Path folder;
    private final String says;
    private boolean marked;

    /** @param says what is in it, one sentence without a full stop */
    MarkedFolder(Path folder, String says) {
        this.folder = folder;
        this.says = says + ", written by hybridlab; each run makes this folder anew.\n";
    }

    /** Removes what an earlier run left. */
    void empty() throws IOException {
        if (Files.exists(folder.resolve(MARK))) {
            Folders.remove(folder);
        }
    }

    /** Where this file of it may be written, a path inside with {@code /} between folders. */
    Path file(String name) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        if (!marked) {
            Files.writeString(folder.resolve(MARK), says);
            marked = true;
        }
        return path;
    }
}
