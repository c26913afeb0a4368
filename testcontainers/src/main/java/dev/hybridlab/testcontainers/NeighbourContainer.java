package dev.hybridlab.testcontainers;

import java.util.List;
import org.testcontainers.utility.DockerImageName;

/** A host that is not Exchange: of the Internet, a gateway, a device. */
public final class NeighbourContainer extends LabContainer<NeighbourContainer> {
    private static final DockerImageName IMAGE = DockerImageName.parse("hybridlab/neighbours");

    /** @param host of the topology, by its name */
    public NeighbourContainer(String host) {
        super(host);
    }

    /** @param image built from neighbours/Dockerfile, of the same version as this artifact */
    public NeighbourContainer(DockerImageName image, String host) {
        super(LabNetwork.compatible(image, IMAGE), host);
    }

    @Override
    List<String> roles() {
        return List.of("internet", "device");
    }
}
