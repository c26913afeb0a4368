package dev.hybridlab.record.run;

/**
 * A line of a file that the evidence cites, so that the evidence stands alone.
 *
 * @param file as the user named it
 * @param line from 1
 * @param text the whole line
 */
public record SourceExcerpt(String file, int line, String text) {}
