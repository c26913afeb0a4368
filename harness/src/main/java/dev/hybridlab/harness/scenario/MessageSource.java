package dev.hybridlab.harness.scenario;

import dev.hybridlab.mailflow.message.Body;
import java.util.SequencedMap;

/** What is sent. */
public sealed interface MessageSource {
    /**
     * @param headers name to value, beside or instead of those that every message gets
     * @param body text with any line ends
     */
    record Written(SequencedMap<String, String> headers, String body) implements MessageSource {}

    /** An .eml file's own octets. */
    record File(String name, Body octets) implements MessageSource {}
}
