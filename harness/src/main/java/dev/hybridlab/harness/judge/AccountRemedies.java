package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The line for an account that the directory on-premises rules: what is set in the cloud alone, synchronization sets back. */
final class AccountRemedies {
    private final Background background;

    AccountRemedies(Background background) {
        this.background = background;
    }

    /** AUTH-08. */
    Optional<String> of(Decision decision) {
        return decision.because()
                .filter(because ->
                        because.fact().equals("AUTH-08") && because.configured().isPresent())
                .filter(any -> synchronizes())
                .map(AccountRemedies::enable);
    }

    private boolean synchronizes() {
        return background.configuration().objects("", "labSettings").stream()
                .map((ConfigObject settings) -> settings.flag("directorySync"))
                .findFirst()
                .orElse(false);
    }

    private static String enable(Reason because) {
        var user = because.arguments().getFirst();
        return "Enable-ADAccount <the account of " + user
                + "> on-premises, then Start-ADSyncSyncCycle -PolicyType Delta;" + " Set-User " + user
                + " -AccountDisabled $false for an account of the cloud alone";
    }
}
