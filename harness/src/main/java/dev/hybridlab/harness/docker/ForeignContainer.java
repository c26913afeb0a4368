package dev.hybridlab.harness.docker;

import dev.hybridlab.harness.lab.Deadline;
import dev.hybridlab.harness.node.ForeignHost;
import dev.hybridlab.harness.run.EnvironmentMissing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The container of a host that runs as an image of somebody else's (LAB-64). */
final class ForeignContainer {
    /** Where it finds its certificate. */
    private static final String FILES = "/hybridlab";

    private static final Duration PULL = Duration.ofMinutes(5);
    private static final Duration READY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int SMTP = 25;

    private final Docker docker;
    private final ForeignHost host;
    private final String address;

    ForeignContainer(Docker docker, ForeignHost host, String address) {
        this.docker = docker;
        this.host = host;
        this.address = address;
    }

    /**
     * Its id; it answers on port 25 then.
     *
     * @throws EnvironmentMissing if there is no such image
     * @throws IOException if it does not come up, with its last words
     */
    String start(Ownership ownership) throws IOException {
        demandImage();
        var id = lastLine(ownership.make(arguments(ownership)));
        try {
            copyFiles(id);
            docker.run("start", id);
            awaitBanner(id);
        } catch (IOException | RuntimeException failed) {
            docker.run("rm", "--force", "--volumes", id);
            throw failed;
        }
        return id;
    }

    private void demandImage() {
        var image = host.image().name();
        try {
            docker.run("image", "inspect", "--format", "{{.Id}}", image);
        } catch (IOException unknown) {
            try {
                docker.within(PULL, "pull", "--quiet", image);
            } catch (IOException unreachable) {
                throw new EnvironmentMissing(
                        "the image '" + image + "' of " + host.identity().name() + " is not here and cannot be pulled: "
                                + "build it, or write the name of one that 'docker image ls' shows",
                        unreachable);
            }
        }
    }

    private List<String> arguments(Ownership ownership) {
        var all = new ArrayList<>(List.of("create", "--network", ownership.network(), "--ip", address));
        all.addAll(ownership.labels());
        all.addAll(List.of("--label", Ownership.HOST + "=" + host.identity().name()));
        all.addAll(List.of("--hostname", host.identity().fqdn(), "--dns", Addresses.NAMES));
        all.addAll(List.of("--publish", "127.0.0.1::" + SMTP));
        all.addAll(List.of("--env", "HYBRIDLAB_FQDN=" + host.identity().fqdn()));
        all.addAll(List.of("--env", "HYBRIDLAB_DOMAINS=" + String.join(",", host.domains())));
        host.image().environment().forEach(variable -> all.addAll(List.of("--env", variable)));
        all.add(host.image().name());
        return all;
    }

    private void copyFiles(String id) throws IOException {
        if (host.files().isEmpty()) {
            return;
        }
        var folder = Files.createTempDirectory("hybridlab-certificate");
        try {
            for (var file : host.files().entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            docker.run("cp", folder.toString(), id + ":" + FILES);
        } finally {
            for (var name : host.files().keySet()) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    private void awaitBanner(String id) throws IOException {
        var published =
                docker.run("port", id, SMTP + "/tcp").lines().findFirst().orElse("");
        var port = Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
        var deadline = Deadline.in(READY);
        while (!greets(port)) {
            if (deadline.passed()
                    || !docker.run("inspect", "--format", "{{.State.Running}}", id)
                            .equals("true")) {
                throw new IOException(
                        host.identity().name() + ", the image '" + host.image().name()
                                + "', did not answer on port 25; its log: " + docker.run("logs", "--tail", "20", id));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The engine itself takes connections to a published port; only the software says 220. */
    private static boolean greets(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) READY.toMillis());
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var banner = lines.readLine();
            return banner != null && banner.startsWith("220");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String lastLine(String text) {
        return text.lines().reduce("", (earlier, last) -> last);
    }
}
