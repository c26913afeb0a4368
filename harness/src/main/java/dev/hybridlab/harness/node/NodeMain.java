package dev.hybridlab.harness.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process of a container: listens on the topology's own ports, waits for its configuration, drains on SIGTERM and ends
 * with 0.
 */
public final class NodeMain {
    private static final int USAGE = 2;
    private static final int ENVIRONMENT = 4;
    private static final int SHORTEST_TOKEN = 16;
    private static final String CONTROL_PORT = "8080";
    private static final List<String> ROLES = List.of("onprem", "edge", "exo", "internet", "device");

    private NodeMain() {}

    /** Reads its settings from the environment: {@code docs/containers.md} has them all. */
    public static void main(String[] arguments) {
        var environment = System.getenv();
        try {
            var server = listen(settings(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.drain();
                Runtime.getRuntime().halt(0); // The JVM would say 143 to a container that ended as it should.
            }));
            var file = environment.getOrDefault("HYBRIDLAB_CONFIGURATION", "");
            if (!file.isEmpty()) {
                begin(server, file);
            }
            say("control interface on " + server.base() + ", SIGTERM ends it");
        } catch (IllegalArgumentException wrong) {
            end(USAGE, String.valueOf(wrong.getMessage()));
        } catch (IOException | UncheckedIOException missing) {
            end(ENVIRONMENT, String.valueOf(missing.getMessage()));
        }
    }

    private static NodeServer listen(NodeSettings settings) throws IOException {
        try {
            return NodeServer.listen(settings);
        } catch (BindException taken) {
            throw new IOException(
                    "HYBRIDLAB_CONTROL_PORT " + settings.controlPort() + " cannot be used: " + taken.getMessage(),
                    taken);
        }
    }

    private static void begin(NodeServer server, String file) throws IOException {
        var order = octets("HYBRIDLAB_CONFIGURATION", file);
        try {
            server.begin(order);
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            var why =
                    wrong instanceof JsonProcessingException noJson ? noJson.getOriginalMessage() : wrong.getMessage();
            throw new IllegalArgumentException(
                    "HYBRIDLAB_CONFIGURATION: " + file + " is no configuration: " + why, wrong);
        }
    }

    private static byte[] octets(String variable, String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(variable + ": there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(variable + ": " + file + " cannot be read", unreadable);
        }
    }

    private static NodeSettings settings(Map<String, String> environment) throws IOException {
        var any = new InetSocketAddress(0).getAddress();
        var control = controlPort(environment);
        return new NodeSettings(
                own(environment), any, realPorts(environment), control, token(environment), roles(environment));
    }

    /** Whether it listens on the topology's own ports; a process without a network of its own may not. */
    private static boolean realPorts(Map<String, String> environment) {
        return switch (environment.getOrDefault("HYBRIDLAB_PORTS", "own")) {
            case "own" -> true;
            case "any" -> false;
            case String other ->
                throw new IllegalArgumentException(
                        "HYBRIDLAB_PORTS is 'own' (those of the topology) or 'any' (those that"
                                + " the system chooses), not '" + other + "'");
        };
    }

    /** Of every process of the lab. */
    static int controlPort(Map<String, String> environment) {
        var port = environment.getOrDefault("HYBRIDLAB_CONTROL_PORT", CONTROL_PORT);
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("HYBRIDLAB_CONTROL_PORT is a port number, not '" + port + "'", noNumber);
        }
    }

    /** Of the whole lab: every process has the same. */
    static String token(Map<String, String> environment) {
        var file = environment.getOrDefault("HYBRIDLAB_TOKEN_FILE", "");
        var token = file.isEmpty()
                ? environment.getOrDefault("HYBRIDLAB_TOKEN", "")
                : new String(octets("HYBRIDLAB_TOKEN_FILE", file), StandardCharsets.UTF_8).strip();
        if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("the token of the lab has " + token.length() + " characters, and whoever"
                    + " guesses it steers the lab: take at least " + SHORTEST_TOKEN
                    + ", as 'openssl rand -hex 16' prints"
                    + " them");
        }
        if (token.isEmpty()) {
            throw new IllegalArgumentException("set HYBRIDLAB_TOKEN, or HYBRIDLAB_TOKEN_FILE to a file that holds it: a"
                    + " secret that all processes of the lab share and whoever drives it");
        }
        return token;
    }

    private static List<String> roles(Map<String, String> environment) {
        var text = environment.getOrDefault("HYBRIDLAB_ROLES", "");
        var roles = text.isEmpty() ? List.<String>of() : Arrays.asList(text.split(","));
        if (!ROLES.containsAll(roles)) {
            throw new IllegalArgumentException(
                    "HYBRIDLAB_ROLES are some of " + String.join(",", ROLES) + ", not '" + text + "'");
        }
        return roles;
    }

    /** The address at which the other processes reach this one: the first that is not loopback, unless told. */
    private static InetAddress own(Map<String, String> environment) throws IOException {
        var told = environment.getOrDefault("HYBRIDLAB_ADDRESS", "");
        return told.isEmpty() ? first().orElseThrow(() -> new IOException("no network but loopback")) : address(told);
    }

    private static InetAddress address(String text) throws IOException {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException unknown) {
            throw new IOException("HYBRIDLAB_ADDRESS: nobody knows '" + text + "'", unknown);
        }
    }

    private static Optional<InetAddress> first() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                .findFirst();
    }

    private static void say(String text) {
        System.err.println("hybridlab: " + text);
    }

    private static void end(int code, String why) {
        say(why);
        Runtime.getRuntime().halt(code); // At once: the hook of SIGTERM would end it with 0.
    }
}
