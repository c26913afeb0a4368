package dev.hybridlab.mailflow.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a later run of directory synchronisation brings (ONP-RCPT-24). */
class DirectoryDeltaTest {
    private static final Section OURS = new Section("onprem", "recipients");
    private static final Section CLOUD = new Section("exo", "recipients");

    private static ConfigObject recipient(String type, String address, String... addresses) {
        var object = new ConfigObject(type, address, new LinkedHashMap<>(), Origin.DEFAULT);
        return object.with("EmailAddresses", new Setting(Value.of(List.of(addresses)), Origin.DEFAULT));
    }

    private static Configuration start() {
        return new Configuration("x", new LinkedHashMap<>())
                .plus(OURS, recipient("Mailbox", "bert@contoso.com"))
                .plus(OURS, recipient("RemoteMailbox", "anna@contoso.com"))
                .plus(CLOUD, recipient("MailUser", "bert@contoso.com"))
                .plus(CLOUD, recipient("Mailbox", "anna@contoso.com", "anna@contoso.mail.onmicrosoft.com"));
    }

    private static List<String> cloud(Configuration configuration) {
        return configuration.objects("exo", "recipients").stream()
                .map(each -> each.type() + " " + each.identity() + " " + each.texts("EmailAddresses"))
                .toList();
    }

    @Test
    void a_new_mailbox_becomes_a_mail_user_and_a_new_remote_mailbox_nothing() {
        var now = start().plus(OURS, recipient("Mailbox", "erik@contoso.com", "e@contoso.com"))
                .plus(OURS, recipient("RemoteMailbox", "dora@contoso.com"));

        assertThat(DirectoryDelta.differs(start(), now)).isTrue();
        assertThat(cloud(DirectoryDelta.apply(start(), now, now)))
                .contains("MailUser erik@contoso.com [e@contoso.com]")
                .noneMatch(each -> each.contains("dora"));
    }

    @Test
    void a_cloud_mailbox_stays_one_and_gets_the_new_address() {
        var now = start().mapped(
                        OURS,
                        each -> each.identity().startsWith("anna")
                                ? recipient("RemoteMailbox", "anna@contoso.com", "x500:/o=C/cn=a")
                                : each);

        assertThat(cloud(DirectoryDelta.apply(start(), now, now)))
                .contains("Mailbox anna@contoso.com [anna@contoso.mail.onmicrosoft.com, x500:/o=C/cn=a]");
    }

    @Test
    void an_address_that_was_taken_away_is_taken_away_there_and_the_routing_address_stays() {
        var before = start().mapped(
                        OURS,
                        each -> each.identity().startsWith("anna")
                                ? recipient("RemoteMailbox", "anna@contoso.com", "old@contoso.com")
                                : each)
                .mapped(
                        CLOUD,
                        each -> each.identity().startsWith("anna")
                                ? recipient(
                                        "Mailbox",
                                        "anna@contoso.com",
                                        "anna@contoso.mail.onmicrosoft.com",
                                        "old@contoso.com")
                                : each);
        var now = before.mapped(
                OURS,
                each -> each.identity().startsWith("anna") ? recipient("RemoteMailbox", "anna@contoso.com") : each);

        assertThat(cloud(DirectoryDelta.apply(before, now, now)))
                .contains("Mailbox anna@contoso.com [anna@contoso.mail.onmicrosoft.com]");
    }

    @Test
    void what_is_removed_is_removed_but_a_cloud_mailbox_stays() {
        var now = start().with(OURS, List.of());

        assertThat(cloud(DirectoryDelta.apply(start(), now, now)))
                .containsExactly("Mailbox anna@contoso.com [anna@contoso.mail.onmicrosoft.com]");
    }

    @Test
    void nothing_comes_back_from_the_cloud() {
        var now = start().plus(CLOUD, recipient("Mailbox", "born@contoso.com"));

        assertThat(DirectoryDelta.differs(start(), now)).isFalse();
        assertThat(DirectoryDelta.apply(start(), now, now)).isEqualTo(now);
    }
}
