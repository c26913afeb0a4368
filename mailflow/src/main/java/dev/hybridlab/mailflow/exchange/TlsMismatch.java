package dev.hybridlab.mailflow.exchange;

/** What a validating client does not like about a server's certificate. */
public enum TlsMismatch {
    SUBJECT_MISMATCH,
    UNTRUSTED_ROOT,
    SELF_SIGNED,
    MISSING_INTERMEDIATE,
    EXPIRED,
    NOT_YET_VALID
}
