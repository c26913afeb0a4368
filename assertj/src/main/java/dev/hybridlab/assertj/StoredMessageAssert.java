package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.StoredMessage;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a message in a mailbox. */
public class StoredMessageAssert extends AbstractAssert<StoredMessageAssert, StoredMessage> {
    private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

    protected StoredMessageAssert(StoredMessage actual) {
        super(actual, StoredMessageAssert.class);
    }

    /** One of its fields of this name has exactly this value, unfolded. */
    public StoredMessageAssert hasHeader(String name, String value) {
        isNotNull();
        if (!actual.headers(name).contains(value)) {
            throw failureWithActualExpected(
                    actual.header(name).orElse("absent"), value, "%s", Headers.missing(actual, name, value));
        }
        return this;
    }

    /** Exchange counts its author as one of its own (X-MS-Exchange-Organization-AuthAs is Internal). */
    public StoredMessageAssert isInternal() {
        return hasHeader(AUTH_AS, "Internal");
    }
}
