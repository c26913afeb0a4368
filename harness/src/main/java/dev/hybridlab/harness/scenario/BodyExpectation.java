package dev.hybridlab.harness.scenario;

import java.util.List;

/**
 * What the texts of a message must say, decoded, all parts together; any run of blanks and line ends counts as one blank.
 *
 * @param contains each of these
 * @param lacks none of these
 */
public record BodyExpectation(List<String> contains, List<String> lacks) {
    /** Nobody looks. */
    public static final BodyExpectation NONE = new BodyExpectation(List.of(), List.of());

    public BodyExpectation {
        contains = List.copyOf(contains);
        lacks = List.copyOf(lacks);
    }
}
