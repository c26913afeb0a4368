package dev.hybridlab.harness.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which images of other builds are removed: old, ours, unused. */
class OldImagesTest {
    private static final String REPOSITORY =
            "hybridlab/test-" + ProcessHandle.current().pid();
    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));

    private final Docker docker = new Docker(Docker.Command.DOCKER);

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @BeforeEach
    void images() throws IOException {
        NeededEngine.orSkip();
        for (var tag : List.of("idle", "in-use", "of-somebody-else")) {
            var label = tag.equals("of-somebody-else") ? "who=else" : OldImages.LABEL;
            Files.writeString(
                    folder.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /" + tag + "\nLABEL " + label);
            docker.run("build", "--quiet", "--tag", REPOSITORY + ":" + tag, folder.toString());
        }
        docker.run("create", "--name", container(), REPOSITORY + ":in-use", "nothing");
    }

    @AfterEach
    void none() throws IOException {
        docker.run("rm", container());
        for (var tag : tags()) {
            docker.run("image", "rm", REPOSITORY + ":" + tag);
        }
    }

    private static String container() {
        return REPOSITORY.replace('/', '-');
    }

    private List<String> tags() throws IOException {
        return docker.run("image", "ls", "--format", "{{.Tag}}", REPOSITORY)
                .lines()
                .sorted()
                .toList();
    }

    @Test
    void one_that_is_ours_and_that_no_container_uses() throws IOException {
        new OldImages(docker, REPOSITORY, LATER).remove();

        assertThat(tags()).containsExactly("in-use", "of-somebody-else");
    }

    @Test
    void none_that_is_young() throws IOException {
        new OldImages(docker, REPOSITORY, LATER.minus(Duration.ofHours(2))).remove();

        assertThat(tags()).containsExactly("idle", "in-use", "of-somebody-else");
    }

    @Test
    void none_of_another_name() throws IOException {
        new OldImages(docker, REPOSITORY + "-more", LATER).remove();

        assertThat(tags()).contains("idle");
    }
}
