package dev.hybridlab.identity.policy;

/** What an application proves itself with, once the wire is done with it. */
public sealed interface ClientProof {
    record Nothing() implements ClientProof {}

    record Secret(String text) implements ClientProof {}

    /** @param certificate of the topology, whose key signed the assertion, within its time */
    record Assertion(String certificate) implements ClientProof {}

    /** @param expired its signature is good, its time is over */
    record BadAssertion(String why, boolean expired) implements ClientProof {}
}
