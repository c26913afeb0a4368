package dev.hybridlab.harness.judge;

/**
 * One way in which an outcome is not what was expected.
 *
 * @param aspect in what
 * @param name of the header field, or which Received line; else empty
 * @param found what came, in words that follow {@code delivered}, {@code refused}...
 * @param expected what should have come
 */
record Miss(Aspect aspect, String name, String found, String expected) {
    /** What can be missed, and how far apart it sets an expectation and an outcome: the nearest pair is shown as one. */
    enum Aspect {
        KIND(100),
        RECIPIENT(40),
        SIDE(20),
        REPLY(12),
        PATH(8),
        STAGE(4),
        HEADER(2),
        RECEIVED(2),
        BODY(2),
        TIME(1);

        private final int distance;

        Aspect(int distance) {
            this.distance = distance;
        }
    }

    int distance() {
        return aspect.distance;
    }

    /** E.g. {@code as Anonymous, expected Internal}. */
    String words() {
        return found + ", expected " + expected;
    }
}
