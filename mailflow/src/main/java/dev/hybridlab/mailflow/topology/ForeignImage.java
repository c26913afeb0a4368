package dev.hybridlab.mailflow.topology;

import java.util.List;

/**
 * Software that nobody modelled, as an image of a container (LAB-64).
 *
 * @param name of the image: {@code my-postfix:local}
 * @param environment of its container, {@code NAME=value}
 */
public record ForeignImage(String name, List<String> environment) {
    public ForeignImage {
        environment = List.copyOf(environment);
    }
}
