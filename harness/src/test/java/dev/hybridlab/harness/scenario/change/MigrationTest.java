package dev.hybridlab.harness.scenario.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final SourceLine LINE = new SourceLine("scenario.yaml", 3, 1);
    private static final EmailAddress BERT = EmailAddress.of("bert@contoso.com");
    private static final EmailAddress ANNA = EmailAddress.of("anna@contoso.com");

    private static Configuration before() {
        var configuration = new Configuration("Two sides", new LinkedHashMap<>());
        configuration = add(configuration, "onprem", "Mailbox", BERT, "EmailAddresses", "b@contoso.com");
        configuration = add(
                configuration,
                "onprem",
                "RemoteMailbox",
                ANNA,
                "RemoteRoutingAddress",
                "anna@contoso.mail.onmicrosoft.com");
        configuration = configuration.plus(
                new Section("exo", "tenantSettings"),
                new ConfigObject("TenantSettings", "contoso.onmicrosoft.com", new LinkedHashMap<>(), Origin.LAB));
        configuration = add(configuration, "exo", "MailUser", BERT, "ExternalEmailAddress", "bert@contoso.com");
        return add(configuration, "exo", "Mailbox", ANNA, "EmailAddresses", "anna@contoso.mail.onmicrosoft.com");
    }

    private static Configuration add(
            Configuration before, String owner, String type, EmailAddress who, String property, String value) {
        var setting =
                new Setting(property.equals("EmailAddresses") ? Value.of(List.of(value)) : Value.of(value), Origin.LAB);
        var recipient = new ConfigObject(type, who.toString(), new LinkedHashMap<>(), Origin.LAB)
                .with(type, new Setting(Value.of(who.toString()), Origin.LAB))
                .with(property, setting);
        return before.plus(new Section(owner, "recipients"), recipient);
    }

    private static Recipient onPremises(Topology topology, EmailAddress who) {
        return topology.organizations().getFirst().recipients().find(who).orElseThrow();
    }

    private static Recipient cloud(Topology topology, EmailAddress who) {
        return topology.tenants().getFirst().recipients().find(who).orElseThrow();
    }

    @Test
    void a_mailbox_that_moves_to_the_cloud_leaves_a_remote_mailbox_behind() {
        var after = Topologies.of(new Migration(BERT, LINE).toCloud(before()));

        var here = onPremises(after, BERT);
        assertThat(here.kind()).isEqualTo(Recipient.Kind.REMOTE_MAILBOX);
        assertThat(here.target()).contains(EmailAddress.of("bert@contoso.mail.onmicrosoft.com"));
        var there = cloud(after, BERT);
        assertThat(there.kind()).isEqualTo(Recipient.Kind.MAILBOX);
        assertThat(there.target()).isEmpty();
        assertThat(there.has(EmailAddress.of("bert@contoso.mail.onmicrosoft.com")))
                .isTrue();
        assertThat(there.has(EmailAddress.of("b@contoso.com"))).isTrue();
    }

    @Test
    void a_mailbox_that_moves_back_leaves_a_mail_user_behind() {
        var after = Topologies.of(new Migration(ANNA, LINE).toOnPremises(before()));

        assertThat(onPremises(after, ANNA).kind()).isEqualTo(Recipient.Kind.MAILBOX);
        assertThat(onPremises(after, ANNA).target()).isEmpty();
        assertThat(cloud(after, ANNA).kind()).isEqualTo(Recipient.Kind.MAIL_USER);
        assertThat(cloud(after, ANNA).target()).contains(ANNA);
    }

    @Test
    void a_mailbox_that_is_there_already_or_has_nowhere_to_go_is_told() {
        var bert = new Migration(BERT, LINE);

        assertThat(bert.obstacle(before(), "exo")).isEmpty();
        assertThat(bert.obstacle(before(), "onprem")).contains("'bert@contoso.com' is a mailbox of onprem already");
        assertThat(bert.obstacle(bert.toCloud(before()), "exo")).isPresent();
        assertThat(bert.obstacle(bert.toCloud(before()), "onprem")).isEmpty();
        assertThat(bert.obstacle(new Configuration("Nobody", new LinkedHashMap<>()), "exo"))
                .isPresent();
    }
}
