package dev.hybridlab.testcontainers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The DNS of a lab, and from where visitors come. */
final class NamesContainer extends GenericContainer<NamesContainer> {
    NamesContainer(LabNetwork network) {
        super(DockerImageName.parse(LabNetwork.image()));
        withNetwork(network);
        withExposedPorts(LabContainer.CONTROL);
        withEnv("HYBRIDLAB_TOKEN", network.getToken());
        withEnv("HYBRIDLAB_ADDRESS", LabNetwork.NAMES);
        withLabels(network.labels());
        withCreateContainerCmdModifier(command -> command.withIpv4Address(LabNetwork.NAMES));
        waitingFor(Wait.forHttp("/livez").forPort(LabContainer.CONTROL));
    }
}
