package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.reply.SmtpReply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministratorCopyTest {
    /** NDR-11, NDR-56, LIM-05. */
    @ParameterizedTest(name = "{0}, {1} has a mailbox, {2}: {3}")
    @CsvSource({
        "554 5.4.4 nonexistent domain, postmaster@contoso.com, postmaster, true",
        "554 5.4.6 Hop count exceeded, postmaster@contoso.com, postmaster, true",
        "550 5.1.4 Recipient address reserved by RFC 2606, postmaster@contoso.com, postmaster, true",
        "550 5.2.0 x, postmaster@contoso.com, postmaster, true",
        "550 5.2.4 x, postmaster@contoso.com, postmaster, true",
        "550 5.4.8 x, postmaster@contoso.com, postmaster, true",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found, postmaster@contoso.com, postmaster, false",
        "550 no code at all, postmaster@contoso.com, postmaster, false",
        "554 5.4.4 nonexistent domain, somebody@contoso.com, postmaster, false",
        "554 5.4.4 nonexistent domain, postmaster@contoso.com, nobody, false"
    })
    void routing_errors_are_copied_to_a_postmaster_that_exists(
            String reply, String mailbox, String rule, boolean copied) {
        var copy = Lab.fresh()
                .add(Lab.ONPREM, "recipients", "Mailbox", mailbox)
                .assuming("noticeCopyTo=" + rule)
                .exchange()
                .policy()
                .noticeCopy(SmtpReply.of(reply));

        assertThat(copy.isPresent()).isEqualTo(copied);
        assertThat(copy.stream().map(each -> each.to().toString())).allMatch("postmaster@contoso.com"::equals);
        assertThat(copy.stream().flatMap(each -> each.because().assumed().stream()))
                .allMatch("NDR-56"::equals);
    }
}
