package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.record.run.FailureTold;
import dev.hybridlab.record.run.Judged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever does not arrive in the shipped scenarios: each is told with the setting behind it, the place where it shows, the line that mends it. */
class FailureAnswersTest {
    /** @param scenario its id, @param failure what is told about one message that did not arrive */
    private record Told(String scenario, FailureTold failure) {
        boolean says(String label) {
            return failure.answers().stream()
                    .anyMatch(each -> each.label().equals(label) && !each.text().isBlank());
        }

        @Override
        public String toString() {
            return scenario + ": " + failure.what() + " | "
                    + failure.answers().stream().map(Judged.Answer::text).toList();
        }
    }

    private static final List<Told> ALL = new ArrayList<>();

    @BeforeAll
    static void replay() {
        for (var chosen : Library.chosen()) {
            var scenario = chosen.read().optional().orElseThrow();
            Rehearsed.failures(scenario)
                    .forEach(failure -> ALL.add(new Told(scenario.identity().id(), failure)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"decided by", "configured", "look at", "to mend"})
    void every_failure_of_every_scenario_has(String label) {
        assertThat(ALL).hasSizeGreaterThan(150);
        assertThat(ALL.stream().filter(each -> !each.says(label))).isEmpty();
    }

    /** Settings, defaults, steps of the scenario and names that nobody has: each in the words of the one who has to mend it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "submission/token-blocked | look at | Entra sign-in log: the attempt with sign-in error code 53003",
                "authentication/refused-behind-the-own-server | broken by | EX01: disclaimer below the text of"
                        + " text/plain breaks d=fabrikam.example s=s1",
                "authentication/outbound-gateway-adds-a-footer | broken by | out.gateway.example: disclaimer below the"
                        + " text breaks d=contoso.com s=selector1",
                "recipients/mailbox-wants-authentication | to mend | Set-Mailbox anna@contoso.com"
                        + " -RequireSenderAuthenticationEnabled $false",
                "recipients/group-wants-authentication | to mend | Set-DistributionGroup all@contoso.com"
                        + " -RequireSenderAuthenticationEnabled $false",
                "recipients/auth-required-group | configured | default: RequireSenderAuthenticationEnabled is true in"
                        + " 'all@contoso.com'",
                "recipients/auth-required-group | to mend | Set-InboundConnector \"Inbound from"
                        + " 93957835-3be4-1a01-7dd2-49cc448d7f0a\" -TlsSenderCertificateName *.contoso.com",
                "recipients/sender-not-on-the-list | to mend | Set-Mailbox anna@contoso.com"
                        + " -AcceptMessagesOnlyFromSendersOrMembers @{Add=\"bert@contoso.com\"}",
                "recipients/sender-not-on-the-list | to mend | Set-Mailbox carla@contoso.com"
                        + " -RejectMessagesFromSendersOrMembers @{Remove=\"anna@contoso.com\"}",
                "limits/recipient-size | to mend | Set-Mailbox bert@contoso.com -MaxReceiveSize <more than ",
                "limits/organization-send-size | to mend | Set-TransportConfig -MaxSendSize <more than ",
                "limits/message-rate | to mend | Set-ReceiveConnector \"EX01\\Default Frontend EX01\""
                        + " -MessageRateLimit <more than 2>",
                "limits/connections-of-one-source | configured | default: MaxInboundConnectionPerSource is 20 in"
                        + " 'EX01\\Default Frontend EX01'",
                "recipients/forward-leaves-the-organization | to mend | Set-HostedOutboundSpamFilterPolicy Default"
                        + " -AutoForwardingMode On",
                "recipients/two-forward-to-each-other | to mend | Set-Mailbox bert@contoso.com -ForwardingAddress"
                        + " $null",
                "recipients/rule-forward-kept-by-remote-domain | to mend | Set-RemoteDomain \"Default\""
                        + " -AutoForwardEnabled $true",
                "loop/inbox-rules-across-premises | to mend | Disable-InboxRule -Identity \"To bert\" -Mailbox"
                        + " anna@contoso.com",
                "recipients/out-of-office-lost-with-trust | to mend | Set-MailboxAutoReplyConfiguration"
                        + " anna@contoso.com -ExternalAudience All",
                "rules/reject-with-a-code | to mend | Set-TransportRule \"Nothing leaves\" -ExceptIfFrom <who may>, or"
                        + " Disable-TransportRule \"Nothing leaves\"",
                "domains/outbound-only | to mend | Set-AcceptedDomain contoso.net -OutboundOnly $false",
                "queue/suspended-queue | configured | a step of the scenario: suspend EX01",
                "queue/onprem-down-overnight | configured | a step of the scenario: down EX01",
                "mta-sts/host-not-in-policy | look at | message trace, status Failed, detail event FAIL, LED=",
                "recipients/unknown-in-the-cloud | to mend | Start-ADSyncSyncCycle -PolicyType Delta (on-premises"
                        + " knows bert@contoso.com; or Set-AcceptedDomain contoso.com -DomainType InternalRelay)",
                "availability/maintenance | to mend | Set-ServerComponentState EX01 -Component ServerWideOffline"
                        + " -State Active -Requester Maintenance"
            })
    void names_what_mends_it(String scenario, String label, String text) {
        assertThat(ALL.stream()
                        .filter(each -> each.scenario().equals(scenario))
                        .flatMap(each -> each.failure().answers().stream()))
                .anyMatch(
                        answer -> answer.label().equals(label) && answer.text().startsWith(text));
    }

    /** What rests on no setting at all is rare, and said so. */
    @Test
    void few_failures_rest_on_no_setting() {
        assertThat(ALL.stream()
                        .filter(each -> each.toString().contains("nowhere: no setting"))
                        .map(Told::scenario)
                        .distinct())
                .contains(
                        "recipients/reply-to-old-name",
                        "submission/send-as-denied-front-words") // AUTH-25: nobody has the address
                .hasSizeLessThan(11);
    }
}
