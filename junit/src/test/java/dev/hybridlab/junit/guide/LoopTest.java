package dev.hybridlab.junit.guide;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;
import static dev.hybridlab.harness.testkit.Topologies.topology;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.junit.HybridLabExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoopTest {
    @RegisterExtension
    static final HybridLabExtension LAB = HybridLabExtension.builder()
            .topology(topology("Two organizations that trust each other too much")
                    .onprem(contoso -> contoso.server(
                                    "EX01",
                                    server -> server.set("Fqdn", "ex01.contoso.com")
                                            .set("address", "198.18.10.25"))
                            .acceptedDomain("contoso.com", domain -> domain.set("DomainType", "InternalRelay"))
                            .sendConnector(
                                    "To Fabrikam",
                                    connector -> connector
                                            .set("AddressSpaces", "SMTP:contoso.com;1")
                                            .set("DNSRoutingEnabled", false)
                                            .set("SmartHosts", "mx.fabrikam.example"))
                            .mailbox("bert@contoso.com"))
                    .internet(
                            "mx.fabrikam.example",
                            host -> host.set("address", "198.18.30.25")
                                    .set("domains", "fabrikam.example")
                                    .set("relays", "contoso.com=ex01.contoso.com"))
                    .build())
            .build();

    @Test
    void mail_for_nobody_goes_round(Lab lab) {
        var mail = lab.send("bert@contoso.com", "nobody@contoso.com");

        assertThat(mail).loopedBetween("EX01", "mx.fabrikam.example");
    }
}
