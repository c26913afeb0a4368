package dev.hybridlab.mailflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationWideTest {
    /** LIM-01, LIM-03, LIM-04, LIM-05, LIM-06, LIM-07, LIM-08, LIM-09, LIM-10 and the codes of NDR-11. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "MaxReceiveSize | 10 MB",
                "MaxSendSize | 10 MB",
                "MaxRecipientEnvelopeLimit | 500",
                "InternalSMTPServers | []",
                "TLSReceiveDomainSecureList | []",
                "TLSSendDomainSecureList | []",
                "ExternalPostmasterAddress | $null",
                "InternalDelayDsnEnabled | true",
                "ExternalDelayDsnEnabled | true",
                "ExternalDsnMaxMessageAttachSize | 10 MB",
                "ShadowRedundancyEnabled | true",
                "SafetyNetHoldTime | 2.00:00:00",
                "AgentGeneratedMessageLoopDetectionInSmtpEnabled | true",
                "AgentGeneratedMessageLoopDetectionInSubmissionEnabled | true",
                "MaxAllowedAgentGeneratedMessageDepth | 3",
                "MaxAllowedAgentGeneratedMessageDepthPerAgent | 2",
                "HeaderPromotionModeSetting | NoCreate",
                "GenerateCopyOfDSNFor | [5.1.4, 5.2.0, 5.2.4, 5.4.4, 5.4.6, 5.4.8]"
            })
    void an_organization_that_sets_nothing_has(String property, String value) {
        assertThat(OrganizationWide.TRANSPORT_CONFIG
                        .property(property)
                        .orElseThrow()
                        .byDefault())
                .hasToString(value);
    }
}
