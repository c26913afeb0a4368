package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.file.ScenarioFile;
import dev.hybridlab.record.run.FailureTold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told to the administrator of a tenant: what is his to set, in which order, and where it shows (LOG-34, LOG-35). */
class TenantAnswersTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private static List<String> told(Path file) {
        return Rehearsed.failures(ScenarioFile.read(file).optional().orElseThrow()).stream()
                .map(FailureTold::answers)
                .flatMap(List::stream)
                .map(answer -> answer.label() + " | " + answer.text())
                .distinct()
                .toList();
    }

    private static List<String> told(String scenario) {
        return told(Library.folder().resolve(scenario + ".yaml"));
    }

    private List<String> toldAfter(String change, String topology, String send) throws IOException {
        var file = folder.resolve("scenario.yaml");
        Files.writeString(
                file,
                "scenario: x\nid: x\ntopology: "
                        + Library.folder().resolve(topology).toAbsolutePath() + "\nchange:\n  " + change
                        + "\nsteps:\n  - send: {id: mail, " + send + "}\nexpect: {mail: []}\n");
        return told(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "submission/auth-before-tls ~ configured | the client itself: host, port, encryption, logon and"
                        + " sender, as the scenario's step has them",
                "submission/auth-before-tls ~ to mend | nothing to set in the tenant: let the client use STARTTLS"
                        + " first, then LOGIN or XOAUTH2",
                "submission/auth-before-tls ~ look at | no line in message trace: it was refused during the session",
                "submission/security-defaults ~ look at | no line in message trace: it was refused during the session",
                "submission/security-defaults ~ look at | Entra sign-in log: which policy blocked the logon",
                "submission/security-defaults ~ look at | EAC, SMTP AUTH clients report: who still uses basic"
                        + " authentication",
                "submission/basic-removed ~ look at | EAC, SMTP AUTH clients report: who still uses basic"
                        + " authentication",
                "submission/account-disabled ~ look at | Entra sign-in log: whether the logon itself succeeded",
                "submission/account-disabled ~ to mend | Enable-ADAccount <the account of anna@contoso.com>"
                        + " on-premises, then Start-ADSyncSyncCycle -PolicyType Delta; Set-User anna@contoso.com"
                        + " -AccountDisabled $false for an account of the cloud alone",
                "submission/basic-off-by-default ~ to mend | let the client of anna@contoso.com use XOAUTH2, or turn"
                        + " basic authentication of SMTP AUTH on again (assumed: where, no source says yet)",
                "submission/mailbox-full ~ to mend | retention for Sent Items first: New-RetentionPolicyTag -Type"
                        + " SentItems in a policy, then Set-Mailbox anna@contoso.com -RetentionPolicy <that policy>;"
                        + " only then -ProhibitSendQuota <more>",
                "submission/send-as-denied ~ configured | default: SendAs is [] in 'reports@contoso.com'",
                "submission/send-as-denied ~ to mend | Add-RecipientPermission reports@contoso.com -Trustee"
                        + " anna@contoso.com -AccessRights SendAs (or the client writes as anna@contoso.com)",
                "submission/send-as-denied-front-words ~ to mend | nothing to set: the client has to write as"
                        + " anna@contoso.com (or Set-Mailbox anna@contoso.com -EmailAddresses"
                        + " @{Add=\"smtp:reports@contoso.com\"}, if the address is to be its own)",
                "relay/direct-send-to-the-outside ~ to mend | let the sending server show a certificate of"
                    + " *.contoso.com (Set-SendConnector -RequireTLS $true -TlsCertificateName), or know a device by"
                    + " its address: New-InboundConnector -ConnectorType OnPremises -SenderDomains *"
                    + " -SenderIPAddresses <its address>",
                "authentication/dmarc-quarantine ~ look at | message trace, status Quarantined",
                "authentication/dmarc-quarantine ~ configured | default: DmarcQuarantineAction is Quarantine in"
                        + " 'antiPhishPolicy'",
            })
    void names_place_and_remedy(String scenario, String answer) {
        assertThat(told(scenario)).contains(answer);
    }

    /** Exchange Online has no receive connector, and who asked for a logon that is not offered showed no password. */
    @Test
    void a_logon_that_is_not_offered_is_no_setting_of_another_server() {
        assertThat(told("submission/auth-before-tls"))
                .noneMatch(answer -> answer.contains("ReceiveConnector")
                        || answer.contains("EX01")
                        || answer.contains("sign-in log"));
    }

    /** SMTP-36, EXO-ATTR-01: the MX host. */
    @Test
    void a_device_that_logs_on_at_the_mx_host_is_told_to_forget_its_user_name() throws IOException {
        assertThat(toldAfter(
                        "exo.recipients+: {Mailbox: scanner@contoso.com}",
                        "topologies/classic-hybrid.yaml",
                        "from: scanner@contoso.com, to: anna@contoso.com, enter: {host: exo, from: 203.0.113.9, auth:"
                                + " scanner@contoso.com}"))
                .contains(
                        "configured | the client itself: host, port, encryption, logon and sender, as the scenario's"
                                + " step has them",
                        "to mend | nothing to set in the tenant: clear the user name on the device, since the MX host"
                                + " takes no logon (or let it log on at smtp.office365.com, port 587)");
    }

    /** BRD-05: the records of the sender first, the policy of the tenant last. */
    @ParameterizedTest
    @CsvSource({
        "authentication/dmarc-reject-from-elsewhere, 198.18.60.25, DmarcRejectAction Quarantine",
        "authentication/dmarc-quarantine, 198.18.60.25, DmarcQuarantineAction MoveToJmf",
        "authentication/refused-behind-the-own-server, the address that sends, DmarcRejectAction Quarantine",
    })
    void a_policy_that_protects_everybody_is_changed_last(String scenario, String address, String policy) {
        var told = told(scenario);

        assertThat(told.stream().filter(answer -> answer.startsWith("to mend | ")))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("to mend | first the records of fabrikam.example: its SPF names " + address
                                        + ", or its mail is signed by DKIM with d=fabrikam.example"),
                        then -> assertThat(then).contains("-EFSkipLastIP $true").contains("-ArcTrustedSealers"),
                        last -> assertThat(last)
                                .startsWith("to mend | last, since it weakens the whole tenant: Set-AntiPhishPolicy")
                                .contains(policy + " (warning: forged mail of every domain "));
        assertThat(told).noneMatch(answer -> answer.startsWith("configured") && answer.contains("TlsCertificateName"));
    }

    /** The action that decided is named, not the one that did not. */
    @Test
    void a_quarantine_in_place_of_a_refusal_names_its_own_action() throws IOException {
        assertThat(toldAfter(
                        "exo.antiPhishPolicy.DmarcRejectAction: Quarantine\n"
                                + "  dns+: {name: _dmarc.fabrikam.example, TXT: \"v=DMARC1; p=reject\"}",
                        "topologies/classic-hybrid.yaml",
                        "from: outsider@fabrikam.example, to: anna@contoso.com, enter: {host: exo, from:"
                                + " 198.18.60.25}"))
                .anyMatch(answer -> answer.startsWith("configured | ")
                        && answer.contains("(exo.antiPhishPolicy.DmarcRejectAction: Quarantine)"));
    }
}
