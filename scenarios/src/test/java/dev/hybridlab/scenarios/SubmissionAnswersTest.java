package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.file.ScenarioFile;
import dev.hybridlab.record.run.FailureTold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What whoever logs on at a submission host is told: who he is there, what mends it, and where it shows. */
class SubmissionAnswersTest {
    private static final String APPLICATION = "aaaa1111-0000-4000-8000-0000000000a1";
    private static final String ACCOUNT =
            "{MailUser: payroll@contoso.com, HVEAccount: true, HVEAppAccess: [" + APPLICATION + "]}";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private List<String> told(String topology, String change, String step) throws IOException {
        var file = folder.resolve("scenario.yaml");
        Files.writeString(
                file,
                "scenario: x\nid: x\ntopology: "
                        + Library.folder().resolve("topologies/" + topology).toAbsolutePath()
                        + "\nchange:\n  exo.recipients+: " + ACCOUNT + "\n" + change
                        + "steps:\n  - send: {id: mail, to: anna@contoso.com, " + step
                        + "}\nexpect: {mail: []}\n");
        return Rehearsed.failures(ScenarioFile.read(file).optional().orElseThrow()).stream()
                .map(FailureTold::answers)
                .flatMap(List::stream)
                .map(answer -> answer.label() + " | " + answer.text())
                .toList();
    }

    private List<String> logsOn(String user, String more) throws IOException {
        return told(
                "classic-hybrid.yaml",
                "",
                "from: dora@contoso.com, enter: {host: smtp.office365.com, port: 587, from: 203.0.113.9, auth: " + user
                        + more + "}");
    }

    /** AUTH-08, AUTH-60: whose mailbox is elsewhere is there all the same, and needs no other one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "bert@contoso.com ~ decided by | EXO at AUTH: bert@contoso.com is no mailbox in Exchange Online but a"
                        + " mail user",
                "bert@contoso.com ~ to mend | nothing to set: the client logs on where the mailbox of"
                        + " bert@contoso.com is, or as a mailbox of Exchange Online (or New-MoveRequest brings the"
                        + " mailbox there)",
                "payroll@contoso.com ~ decided by | EXO at AUTH: payroll@contoso.com is an HVEAccount without a"
                        + " mailbox: it logs on at smtp-hve.office365.com alone",
                "payroll@contoso.com ~ to mend | nothing to set: the client of payroll@contoso.com dials"
                        + " smtp-hve.office365.com, port 587 (or logs on as a mailbox)",
                "anna ~ to mend | nothing to set: the client logs on with the whole address, not with 'anna'",
            })
    void who_has_no_mailbox_there_is_told_what_he_has(String user, String answer) throws IOException {
        assertThat(logsOn(user, "")).contains(answer).noneMatch(each -> each.contains("New-Mailbox"));
    }

    /** AUTH-36, LOG-34: no policy blocked it, however the refusal is worded. */
    @ParameterizedTest
    @CsvSource({"5.7.3", "5.7.139"})
    void a_wrong_password_is_no_policy(String words) throws IOException {
        assertThat(told(
                        "classic-hybrid.yaml",
                        "  labSettings.assumptions: [wrongPasswordText=" + words + "]\n",
                        "from: dora@contoso.com, enter: {host: smtp.office365.com, port: 587, from: 203.0.113.9,"
                                + " auth: dora@contoso.com, password: wrong}"))
                .contains("look at | Entra sign-in log: whether the logon itself succeeded")
                .noneMatch(answer -> answer.contains("which policy"));
    }

    /** AUTH-25: no mailbox of the tenant can have an address of somebody else's domain. */
    @ParameterizedTest
    @CsvSource({"outsider@fabrikam.example, fabrikam.example", "nora@northwind.example, northwind.example"})
    void an_address_of_another_domain_is_nobodys_own(String sender, String domain) throws IOException {
        assertThat(told(
                        "classic-hybrid.yaml",
                        "",
                        "from: " + sender + ", enter: {host: smtp.office365.com, port: 587, from: 203.0.113.9,"
                                + " auth: dora@contoso.com}"))
                .contains("to mend | nothing to set: the client has to write as dora@contoso.com, since " + domain
                        + " is no accepted domain of contoso.onmicrosoft.com");
    }

    /** AUTH-62: what is wrong with a token is mended as elsewhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Monitor, age: 2h ~ x ~ to mend | nothing to set: the client fetches a new token before the old one"
                        + " ends",
                "Monitor ~ \"exo.applications[Monitor].adminConsent\": false ~ to mend | grant admin consent for the"
                        + " application (New-MgServicePrincipalAppRoleAssignment for SMTP.SendAsApp,"
                        + " New-MgOauth2PermissionGrant for SMTP.Send)",
                "Monitor ~ \"exo.applications[Monitor].applicationPermissions\": [] ~ to mend | Update-MgApplication:"
                        + " add the application permission SMTP.SendAsApp of Office 365 Exchange Online, then consent"
                        + " (New-MgServicePrincipalAppRoleAssignment)",
                "Mail program, user: anna@contoso.com ~ x ~ to mend | nothing to set: the client shows a token of"
                        + " payroll@contoso.com itself, or of an application that Add-HVEAppAccess added to it",
            })
    void a_token_for_high_volume_email_is_mended(String token, String change, String answer) throws IOException {
        var told = told(
                "token-clients.yaml",
                change.equals("x") ? "" : "  " + change + "\n",
                "from: payroll@contoso.com, enter: {host: smtp-hve.office365.com, port: 587, from: 203.0.113.9, auth:"
                        + " payroll@contoso.com, token: {application: " + token + "}}");

        assertThat(told).contains(answer);
        if (!change.equals("x")) {
            assertThat(told)
                    .anyMatch(each -> each.startsWith("configured | ") && each.contains("exo.applications[Monitor]"));
        }
    }
}
