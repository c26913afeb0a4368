package dev.hybridlab.mailflow.authentication;

/**
 * SPF of one sender.
 *
 * @param domain the one that was asked
 * @param comment in the words in which Exchange Online writes it into Received-SPF (DOMA-06)
 * @param evidence how the result came about
 */
public record SpfFinding(SpfResult result, String domain, String comment, Evidence evidence) {
    /**
     * How the result came about, for traces.
     *
     * @param record the text whose term decided; empty if there is none
     * @param term the term that matched, e.g. {@code -all}; empty if none did
     * @param lookUps terms that asked the name service, of ten (RFC 7208 §4.6.4)
     * @param voids of these, answers without a record, of two (RFC 7208 §4.6.4)
     * @param problem what is wrong or did not answer; empty if nothing
     */
    public record Evidence(String record, String term, int lookUps, int voids, String problem) {}
}
