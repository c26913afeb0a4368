package dev.hybridlab.testcontainers;

import java.util.List;
import org.testcontainers.utility.DockerImageName;

/** One on-premises Exchange server, mailbox role or Edge Transport. */
public final class FakeExchangeContainer extends LabContainer<FakeExchangeContainer> {
    private static final DockerImageName IMAGE = DockerImageName.parse("hybridlab/fake-onprem");

    /** @param host of the topology, by its name */
    public FakeExchangeContainer(String host) {
        super(host);
    }

    /** @param image built from fake-onprem/Dockerfile, of the same version as this artifact */
    public FakeExchangeContainer(DockerImageName image, String host) {
        super(LabNetwork.compatible(image, IMAGE), host);
    }

    @Override
    List<String> roles() {
        return List.of("onprem", "edge");
    }
}
