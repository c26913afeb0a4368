package dev.hybridlab.harness.scenario;

/** What a header field must be. */
public sealed interface HeaderExpectation {
    /** A field of that name has this value, unfolded. */
    record Exactly(String value) implements HeaderExpectation {}

    record Absent() implements HeaderExpectation {}

    record Present() implements HeaderExpectation {}

    record Contains(String piece) implements HeaderExpectation {}
}
