package dev.hybridlab.testcontainers;

import java.util.List;
import org.testcontainers.utility.DockerImageName;

/** Exchange Online with all tenants of the topology. */
public final class FakeExchangeOnlineContainer extends LabContainer<FakeExchangeOnlineContainer> {
    private static final DockerImageName IMAGE = DockerImageName.parse("hybridlab/fake-exo");
    private static final String HOST = "exo";

    public FakeExchangeOnlineContainer() {
        super(HOST);
    }

    /** @param image built from fake-exo/Dockerfile, of the same version as this artifact */
    public FakeExchangeOnlineContainer(DockerImageName image) {
        super(LabNetwork.compatible(image, IMAGE), HOST);
    }

    @Override
    List<String> roles() {
        return List.of("exo");
    }
}
