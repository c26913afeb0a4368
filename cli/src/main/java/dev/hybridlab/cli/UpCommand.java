package dev.hybridlab.cli;

import dev.hybridlab.harness.judge.Mending;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.lab.MailDirectory;
import dev.hybridlab.harness.lab.RealTime;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.up.ReadyFile;
import dev.hybridlab.harness.up.RunningLab;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.MailStore;
import dev.hybridlab.neighbours.mailbox.MailboxServer;
import dev.hybridlab.reports.text.Story;
import dev.hybridlab.reports.text.Visible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hybridlab up}: a topology that stays up for any SMTP client. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Start a topology and keep it up, in real time, for any SMTP client and mail program, until Ctrl-C.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "2:the command line has a mistake",
            "3:the file is invalid",
            "4:the environment lacks something",
            "130:ended by Ctrl-C"
        })
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The topology.")
    private Path file = Path.of("");

    @Option(
            names = "--ready-file",
            paramLabel = "OUT",
            description = "Where to write, once all is up, what listens where.")
    private @Nullable Path readyFile;

    @Option(
            names = "--mail-dir",
            paramLabel = "DIR",
            description = "Keep every delivered message as DIR/<address>/<n>.eml.")
    private @Nullable Path mailDirectory;

    @Option(
            names = "--ca-file",
            paramLabel = "OUT",
            description = "Where to write the certificates that a client has to trust; by default a file that is gone"
                    + " afterwards.")
    private @Nullable Path authorities;

    @Option(
            names = "--visitor",
            paramLabel = "ADDRESS",
            description = "The logical address of whoever connects by hand; by default 198.18.99.1.")
    private @Nullable String visitor;

    @Override
    public Integer call() {
        spareTopology();
        var topology = topology();
        var world = Worlds.STANDARD.of(RealTime.topology(topology.expanded()));
        try (var mailboxes = MailboxServer.start(InetAddress.getLoopbackAddress(), world.topology());
                var lab = RunningLab.start(world, options(mailboxes), RealTime.token())) {
            var readable = new ReadyFile.Mailboxes(
                    mailboxes.imap(), mailboxes.pop3(), mailboxes.users(), MailboxServer.PASSWORD);
            var ready = trusted(lab).with(readable);
            if (readyFile != null) {
                ready.write(readyFile); // before "up" is told, so that whoever waits for that finds it
            }
            tell(ready);
            untilInterrupted(lab);
            return ExitCodes.INTERRUPTED;
        } catch (IOException | UncheckedIOException failure) {
            throw new EnvironmentMissing("cannot bring the lab up: " + failure.getMessage(), failure);
        }
    }

    /** Whoever speaks HTTPS with the identity provider needs its authority as a file. */
    private ReadyFile trusted(RunningLab lab) throws IOException {
        var pem = lab.authorities();
        if (pem.isEmpty()) {
            return lab.ready();
        }
        if (authorities != null) {
            return lab.ready().with(written(authorities, pem.get()));
        }
        var into = Files.createTempFile("hybridlab-authorities-", ".pem");
        into.toFile().deleteOnExit();
        return lab.ready().with(Files.writeString(into, pem.get()));
    }

    private static Path written(Path into, String pem) {
        try {
            Files.createDirectories(into.toAbsolutePath().resolveSibling(""));
            return Files.writeString(into, pem);
        } catch (IOException failure) {
            throw new EnvironmentMissing(
                    "--ca-file: cannot write '" + into + "' (" + failure + "); name a file in a folder that is yours",
                    failure);
        }
    }

    /** An option of other programs has this name and names what they read. */
    private void spareTopology() {
        if (authorities != null && isTopology(authorities)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--ca-file: '" + authorities + "' is the topology, which would be overwritten; name a file that is"
                            + " to be written");
        }
    }

    private boolean isTopology(Path other) {
        try {
            return Files.exists(other) && Files.isSameFile(other, file);
        } catch (IOException unknown) {
            return false;
        }
    }

    private LoadedTopology topology() {
        return switch (TopologyFile.read(file)) {
            case Read.Bad<LoadedTopology>(var problems) -> throw new ProblemsFound(problems);
            case Read.Good<LoadedTopology>(var good) -> good;
        };
    }

    private LabOptions options(MailStore mailboxes) {
        var files = store();
        MailStore both = (mailbox, message) -> {
            files.keep(mailbox, message);
            mailboxes.keep(mailbox, message);
        };
        var options = LabOptions.rehearsal()
                .inRealTime(both)
                .witnessedBy(this::tell)
                .telling(this::tellDefect)
                .withoutTranscripts();
        return visitor == null ? options : options.visitedFrom(address(visitor));
    }

    private void tell(Step step) {
        var out = spec.commandLine().getOut();
        Story.line(step).map(Visible::line).ifPresent(out::println);
        Mending.of(step).map(Visible::line).ifPresent(line -> out.println("  to mend: " + line));
        out.flush();
    }

    private void tellDefect(String line) {
        var err = spec.commandLine().getErr();
        err.println("hybridlab: " + Visible.line(line));
        err.flush();
    }

    private MailStore store() {
        try {
            return mailDirectory == null ? MailStore.NONE : new MailDirectory(mailDirectory);
        } catch (UncheckedIOException cannot) {
            throw new EnvironmentMissing(String.valueOf(cannot.getMessage()), cannot);
        }
    }

    private IpAddress address(String text) {
        try {
            return IpAddress.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--visitor: " + wrong.getMessage());
        }
    }

    private void tell(ReadyFile ready) {
        var out = spec.commandLine().getOut();
        ready.hosts()
                .forEach(host -> host.listeners()
                        .forEach(listener -> out.printf(
                                "%-28s %-15s port %-5d (%s)  %s:%d%n",
                                listener.name().orElse(host.name()),
                                listener.address(),
                                listener.port(),
                                listener.purpose(),
                                listener.bound().getAddress().getHostAddress(),
                                listener.bound().getPort())));
        out.printf(
                "DNS as the Internet sees it: %s:%d%n",
                ready.dns().getAddress().getHostAddress(), ready.dns().getPort());
        ready.identityProvider().ifPresent(this::tell);
        ready.mailboxes().ifPresent(this::tell);
        out.println("up; Ctrl-C ends it");
        out.flush();
    }

    private void tell(ReadyFile.Provider provider) {
        var out = spec.commandLine().getOut();
        out.printf("identity provider, in place of https://login.microsoftonline.com: %s%n", provider.url());
        out.printf(
                "the same by HTTPS: %s%s%n",
                provider.secure(),
                provider.authorities()
                        .map(file -> "  signed by an authority in " + file)
                        .orElse(""));
    }

    private void tell(ReadyFile.Mailboxes mailboxes) {
        mailboxes
                .users()
                .forEach(user -> spec.commandLine()
                        .getOut()
                        .printf(
                                "mailbox %-36s imap %s  pop3 %s  user %s  password %s%n",
                                user, socket(mailboxes.imap()), socket(mailboxes.pop3()), user, mailboxes.password()));
    }

    private static String socket(InetSocketAddress at) {
        return at.getAddress().getHostAddress() + ":" + at.getPort();
    }

    private void untilInterrupted(RunningLab lab) {
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            lab.close();
            removeReadyFile();
            ended.countDown();
        }));
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What says ready must not outlive the lab. */
    private void removeReadyFile() {
        if (readyFile != null) {
            try {
                Files.deleteIfExists(readyFile);
            } catch (IOException stays) {
                spec.commandLine().getErr().println("hybridlab: " + readyFile + " could not be removed");
            }
        }
    }
}
