package dev.hybridlab.mailflow.trace;

/**
 * A place in a file.
 *
 * @param file as the user named it, with {@code /} between folders
 * @param line from 1
 * @param column from 1
 */
public record SourceLine(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
