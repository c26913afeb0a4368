package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.Optional;

/** The line that mends what a running lab has just refused, where the refusal alone tells it: nobody expected anything yet. */
public final class Mending {
    private Mending() {}

    /** {@code Set-CASMailbox anna@contoso.com -SmtpClientAuthenticationDisabled $false}; empty for any other step. */
    public static Optional<String> of(Step step) {
        return step instanceof Step.Refused refused
                ? SessionRemedies.of(new Decision(refused, "", refused.because().configured(), List.of()))
                : Optional.empty();
    }
}
