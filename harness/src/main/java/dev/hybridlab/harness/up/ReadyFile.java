package dev.hybridlab.harness.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a running lab listens. Written once all is up, so that its existence means ready.
 *
 * @param hosts every host with its listeners
 * @param dns the lab's DNS as the Internet sees it
 * @param control where {@code hybridlab send} knocks
 * @param identityProvider where clients fetch tokens, in place of login.microsoftonline.com; empty: there is no tenant
 * @param mailboxes where delivered mail can be read; empty: nowhere
 */
public record ReadyFile(
        List<Host> hosts,
        InetSocketAddress dns,
        Control control,
        Optional<Provider> identityProvider,
        Optional<Mailboxes> mailboxes) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ReadyFile {
        hosts = List.copyOf(hosts);
    }

    /**
     * @param name as paths and reports show it
     * @param role onprem, edge, exo, internet or device
     * @param address logical
     */
    public record Host(String name, String role, String address, List<Listener> listeners) {
        public Host {
            listeners = List.copyOf(listeners);
        }
    }

    /**
     * @param address logical; that of {@code smtp.office365.com} is one more of Exchange Online
     * @param port logical, as in life
     * @param purpose what it is for: {@code smtp}, {@code submission}...
     * @param bound the real socket
     */
    public record Listener(String address, int port, String purpose, InetSocketAddress bound) {
        /** What clients call it, where that is not the host's own name. */
        public Optional<String> name() {
            return ExchangeOnline.SUBMISSION_HOSTS.entrySet().stream()
                    .filter(each -> each.getValue().equals(address))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /**
     * @param users names of all users, each the address of a mailbox
     * @param password of every one
     */
    public record Mailboxes(InetSocketAddress imap, InetSocketAddress pop3, List<String> users, String password) {
        public Mailboxes {
            users = List.copyOf(users);
        }
    }

    /**
     * @param url by HTTP
     * @param secure by HTTPS
     * @param authorities a file with the certificates that a client has to trust, in PEM; empty: nobody wrote one
     */
    public record Provider(URI url, URI secure, Optional<Path> authorities) {}

    public ReadyFile with(Mailboxes readable) {
        return new ReadyFile(hosts, dns, control, identityProvider, Optional.of(readable));
    }

    /** @param file with the certificates that a client has to trust */
    public ReadyFile with(Path file) {
        var provider = identityProvider.map(
                each -> new Provider(each.url(), each.secure(), Optional.of(file.toAbsolutePath())));
        return new ReadyFile(hosts, dns, control, provider, mailboxes);
    }

    /** @param token what a request must show; whoever can read the file may use the lab, so only its owner can */
    public record Control(String url, String token) {}

    /** What a port is for, by the numbers of real servers (ONP-RECV-52ff); where clients submit, port 25 does the same. */
    static String purpose(String address, int port) {
        if (ExchangeOnline.SUBMISSION_HOSTS.containsValue(address)) {
            return "submission";
        }
        return switch (port) {
            case 25 -> "smtp";
            case 587 -> "submission";
            case 465 -> "client-proxy";
            case 717 -> "outbound-proxy";
            case 2525 -> "hub";
            default -> "smtp";
        };
    }

    /** Writes under another name first: a file that is there is whole. */
    public void write(Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        var folder = absolute.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var growing = absolute.resolveSibling(absolute.getFileName() + ".part");
        Files.deleteIfExists(growing);
        OwnerOnly.create(growing);
        Files.writeString(growing, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
        try {
            Files.move(growing, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(growing, absolute, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private ObjectNode json() {
        var root = JSON.createObjectNode();
        var all = root.putArray("hosts");
        for (var host : hosts) {
            var one = all.addObject();
            one.put("name", host.name()).put("role", host.role()).put("address", host.address());
            var listeners = one.putArray("listeners");
            for (var listener : host.listeners()) {
                var each = listeners.addObject();
                listener.name().ifPresent(name -> each.put("name", name));
                each.put("address", listener.address())
                        .put("port", listener.port())
                        .put("purpose", listener.purpose())
                        .put("host", listener.bound().getAddress().getHostAddress())
                        .put("boundPort", listener.bound().getPort());
            }
        }
        root.putObject("dns").put("host", dns.getAddress().getHostAddress()).put("port", dns.getPort());
        root.putObject("control").put("url", control.url()).put("token", control.token());
        identityProvider.ifPresent(provider -> json(provider, root.putObject("identityProvider")));
        mailboxes.ifPresent(readable -> json(readable, root.putObject("mailboxes")));
        return root;
    }

    private static void json(Provider provider, ObjectNode into) {
        into.put("url", provider.url().toString())
                .put("secureUrl", provider.secure().toString());
        provider.authorities().ifPresent(file -> into.put("authorities", file.toString()));
    }

    private static void json(Mailboxes readable, ObjectNode mailboxes) {
        socket(readable.imap(), mailboxes.putObject("imap"));
        socket(readable.pop3(), mailboxes.putObject("pop3"));
        mailboxes.put("password", readable.password());
        readable.users().forEach(mailboxes.putArray("users")::add);
    }

    private static void socket(InetSocketAddress at, ObjectNode into) {
        into.put("host", at.getAddress().getHostAddress()).put("port", at.getPort());
    }

    /**
     * Only the control address, which is all that a client of the lab needs.
     *
     * @throws IOException if the file is not there or is no ready file
     */
    public static Control readControl(Path file) throws IOException {
        var control = tree(file).path("control");
        var url = control.path("url").asText();
        var token = control.path("token").asText();
        if (url.isEmpty() || token.isEmpty()) {
            throw new IOException(file + " is no ready file of 'hybridlab up': it has no control address");
        }
        return new Control(url, token);
    }

    private static JsonNode tree(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException broken) {
            throw new IOException(file + " is no ready file of 'hybridlab up': it is not JSON", broken);
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + file, missing);
        }
    }
}
