package dev.hybridlab.identity.policy;

import dev.hybridlab.identity.policy.TokenAnswer.Refused;

/** What an application proves itself with, once the wire is done with it. */
public sealed interface ClientProof {
    record Nothing() implements ClientProof {}

    record Secret(String text) implements ClientProof {}

    /** @param statement that it signed with the key of a certificate */
    record Assertion(ClientAssertion statement) implements ClientProof {}

    /** @param refused what a proof leads to that nobody can read */
    record Unreadable(Refused refused) implements ClientProof {}

    /** {@code appidacr} of tokens: how the application proved itself. */
    default String strength() {
        return switch (this) {
            case Nothing nothing -> "0";
            case Secret secret -> "1";
            case Assertion assertion -> "2";
            case Unreadable unreadable -> "0";
        };
    }
}
