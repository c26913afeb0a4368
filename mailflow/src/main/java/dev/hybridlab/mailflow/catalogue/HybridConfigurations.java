package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;
import static dev.hybridlab.mailflow.catalogue.Family.words;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** {@code HybridConfiguration} (ps: Set-HybridConfiguration): what the wizard is told. */
final class HybridConfigurations {
    static final ObjectType TYPE = Family.of("HybridConfiguration", "hybrid", "Name", Place.LAB)
            .text("Name", Form.ANY, "Hybrid Configuration")
            .noEffect("one object an organisation", "HYB-07")
            .many("Domains", form(Form.ANY))
            .required()
            .modelled("the shared domains; become RecipientDomains of the outbound connector", "HYB-07", "HYB-12")
            .many(
                    "Features",
                    words(
                            "FreeBusy",
                            "MoveMailbox",
                            "Mailtips",
                            "MessageTracking",
                            "OwaRedirection",
                            "OnlineArchive",
                            "SecureMail",
                            "CentralizedTransport",
                            "Photos"))
            .modelled(
                    "CentralizedTransport: the cloud's Internet mail takes the way through on-premises",
                    "HYB-07",
                    "HYB-12")
            .text("OnPremisesSmartHost", Form.HOST_OR_ADDRESS)
            .required()
            .modelled("the smart host of the outbound connector", "HYB-12")
            .many("SendingTransportServers", form(Form.SERVER))
            .modelled("who hosts the send connector", "HYB-01", "HYB-07")
            .many("ReceivingTransportServers", form(Form.SERVER))
            .modelled("whose Default Frontend is changed", "HYB-03", "HYB-07")
            .many("EdgeTransportServers", form(Form.SERVER))
            .modelled("takes the place of sending and receiving servers", "HYB-07", "HYB-34")
            .text("TlsCertificateName", Form.CERTIFICATE)
            .required()
            .modelled("the certificate of both directions", "HYB-02", "HYB-03", "HYB-11", "HYB-24")
            .many("ClientAccessServers", form(Form.SERVER))
            .noEffect("of Exchange 2010")
            .many("ExternalIPAddresses", form(Form.IP))
            .noEffect("of Exchange 2010")
            .whole("ServiceInstance", 0, 4, 0)
            .noEffect("0 is the worldwide service", "HYB-07")
            .single();

    private HybridConfigurations() {}
}
