package dev.hybridlab.harness.docker;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * The images of other builds, which nobody would remove else: every build of hybridlab makes one.
 *
 * @param repository of the images
 * @param before younger ones stay
 */
record OldImages(Docker docker, String repository, Instant before) {
    /** {@link LabImage} gives it to its images. An image that people made of one carries it too, but not its repository. */
    static final String LABEL = "dev.hybridlab.image=lab";

    /** Never fails: an image that a container uses stays, and a lab can begin beside it. */
    void remove() {
        try {
            docker.run("image", "ls", "--filter", "label=" + LABEL, "--format", "{{.Repository}}:{{.Tag}}", repository)
                    .lines()
                    .filter(image -> !image.isBlank())
                    .forEach(this::removeIfOldAndUnused);
        } catch (IOException unlisted) {
            // They are listed again when the next one is built.
        }
    }

    private void removeIfOldAndUnused(String image) {
        try {
            var created = docker.run("image", "inspect", "--format", "{{.Created}}", image);
            if (OffsetDateTime.parse(created).toInstant().isBefore(before)) {
                docker.run("image", "rm", image);
            }
        } catch (IOException | DateTimeParseException inUse) {
            // A container has it.
        }
    }
}
