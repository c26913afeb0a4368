package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.transit.MailStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps every delivered message as {@code DIR/<address>/<n>.eml}, n from 1. A file that is there is whole: it is written
 * under another name first.
 */
public final class MailDirectory implements MailStore {
    private final Path directory;
    private final Map<Path, Integer> last = new HashMap<>();

    /** @throws UncheckedIOException if the folder cannot be made */
    public MailDirectory(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException cannot) {
            throw new UncheckedIOException("cannot make the mail folder " + directory, cannot);
        }
    }

    @Override
    public synchronized void keep(EmailAddress mailbox, Message message) {
        var folder = directory.resolve(fileName(mailbox.key()));
        try {
            Files.createDirectories(folder);
            var number = next(folder);
            var finished = folder.resolve(number + ".eml");
            var growing = folder.resolve(number + ".part");
            Files.write(growing, message.octets());
            move(growing, finished);
            last.put(folder, number);
        } catch (IOException cannot) {
            throw new UncheckedIOException("cannot keep a message for " + mailbox + " in " + folder, cannot);
        }
    }

    /** Goes on behind what an earlier run left. */
    private int next(Path folder) {
        var number = last.getOrDefault(folder, 0) + 1;
        while (Files.exists(folder.resolve(number + ".eml"))) {
            number++;
        }
        return number;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(from, to);
        }
    }

    /** An address as a name that every file system takes: what is special anywhere becomes {@code %xx}. */
    static String fileName(String address) {
        var name = new StringBuilder();
        var octets = address.getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < octets.length; i++) {
            var c = (char) (octets[i] & 255);
            var plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "@-_+=!".indexOf(c) >= 0;
            var innerDot = c == '.' && i > 0 && i + 1 < octets.length;
            name.append(plain || innerDot ? String.valueOf(c) : "%%%02x".formatted((int) c));
        }
        return name.toString();
    }
}
