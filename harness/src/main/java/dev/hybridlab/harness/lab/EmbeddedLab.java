package dev.hybridlab.harness.lab;

import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Agenda;
import dev.hybridlab.mailflow.transit.BaseLab;
import dev.hybridlab.mailflow.transit.Dialer;
import dev.hybridlab.mailflow.transit.Inspection;
import dev.hybridlab.mailflow.transit.MailStore;
import dev.hybridlab.mailflow.transit.ReceivingSession;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.record.run.SessionTranscript;
import dev.hybridlab.smtp.client.OpenSocket;
import dev.hybridlab.smtp.client.SmtpClient;
import dev.hybridlab.smtp.server.ServerSettings;
import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import dev.hybridlab.smtp.tls.TlsMaterial;
import dev.hybridlab.smtp.tls.TlsProfile;
import dev.hybridlab.smtp.wire.Recorder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A live lab in this JVM: every hop between hosts is a socket on loopback with real SMTP, TLS and DNS; logical addresses are
 * mapped to ports. The hosts decide by the same policies as the forecast.
 */
public final class EmbeddedLab extends BaseLab implements AutoCloseable {
    private final LabOptions options;
    private final LiveAgenda agenda;
    private final Callers callers = new Callers();
    private final Transcripts transcripts;
    private final Listeners listeners;
    private final NameService names;
    private final AtomicInteger visitors = new AtomicInteger();
    private final Visits visits = new Visits();
    private final Faults faults = new Faults();
    private volatile TlsMaterial tls;

    private EmbeddedLab(World world, LabOptions options, Instant start) {
        super(world);
        this.options = options;
        this.agenda = new LiveAgenda(start, options.told().defects());
        this.transcripts = new Transcripts(agenda::now);
        this.tls = options.surroundings().certificates(world);
        var settings = ServerSettings.standard(LabOptions.IDLE, agenda::now).telling(agenda::report);
        this.listeners = new Listeners(
                options, settings, host -> world().policies().get(host), endpoint -> client -> open(endpoint, client));
        this.names = new NameService(options.listen(), () -> world().topology().zones());
    }

    /** A lab that is up: what listens is opened when it is first dialled. */
    public static EmbeddedLab start(World world, LabOptions options) {
        var start = options.pace() == LabOptions.Pace.REAL
                ? Instant.now()
                : world.topology().settings().start();
        Softwares.demand(world, options.surroundings());
        var lab = new EmbeddedLab(world, options, start);
        lab.populate();
        try {
            options.fixed().keySet().forEach(each -> lab.socketOf(each.host(), each.port()));
        } catch (RuntimeException notToBeHad) {
            lab.close();
            throw notToBeHad;
        }
        return lab;
    }

    @Override
    protected Agenda agenda() {
        return agenda;
    }

    @Override
    protected boolean runs(String host) {
        return options.surroundings().here(host);
    }

    @Override
    protected void settle() {
        if (options.pace() != LabOptions.Pace.DRIVEN) {
            agenda.settle();
        }
    }

    @Override
    protected void pass(Duration time) {
        agenda.advance(time);
        listeners.clockMoved(agenda.now());
        agenda.settle();
    }

    void clockMoved() {
        listeners.clockMoved(agenda.now());
    }

    /** In real time: does what became due. To be called every now and then. */
    public void tick() {
        agenda.catchUp(Instant.now());
        clockMoved();
    }

    @Override
    protected boolean callsBeyond() {
        return true;
    }

    @Override
    protected NameLookup resolver(HostIdentity host) {
        return options.surroundings().resolver(host).orElseGet(() -> names.resolver(host.side()));
    }

    @Override
    protected MailStore store() {
        return options.store();
    }

    @Override
    protected void written(Step step) {
        options.told().witness().accept(step);
    }

    @Override
    protected void changed(World before, World after) {
        if (!before.topology().certificates().equals(after.topology().certificates())) {
            tls = options.surroundings().certificates(after);
        }
        Softwares.demand(after, options.surroundings());
        listeners.changed();
    }

    @Override
    protected Dialer.Dialled connect(Call call) {
        var endpoint = new Endpoint(call.to().name(), call.addresses().local(), call.port());
        var source = call.addresses().source();
        var socket = new OpenSocket();
        var fault = faults.between(call.from().name(), call.to().name());
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            // Before connecting: the server asks who this port is.
            socket.bind(new InetSocketAddress(options.surroundings().self(options.listen()), 0));
            var caller = new Caller(call.from().name(), source, call.session());
            if (fault.isEmpty() || lost(fault.get(), endpoint)) {
                socket.connect(announced(endpoint, socket, caller), fault.isEmpty() ? 0 : FaultProxy.MILLIS);
            } else {
                socket.connect(disturbed(endpoint, fault.get(), caller));
            }
        } catch (IOException refused) {
            callers.take(local(socket));
            close(socket);
            return new Dialer.Dialled.Refused();
        }
        var recorder = recorder(
                "client", call.session().message(), call.from().name() + " " + source, shown(call.to(), endpoint));
        var line = new MailSoftware.Line(
                socket,
                tls,
                TlsProfile.between(call.from().tlsVersions(), call.to().tlsVersions()),
                recorder,
                Inspection.between(
                        world().topology().firewalls(),
                        call.from().name(),
                        call.to().name()));
        var dialogue = Optional.ofNullable(world().policies().get(call.from().name()))
                .flatMap(Softwares::of)
                .flatMap(software -> software.call(line))
                .orElseGet(() -> SmtpClient.over(line.socket(), line.tls(), line.profile(), recorder)
                        .patientFor(fault.isEmpty() ? SmtpClient.PATIENCE : FaultProxy.PATIENCE)
                        .behind(line.firewalls()));
        return new Dialer.Dialled.Open(call.to().name(), source, dialogue);
    }

    /** By the network itself, which is between processes only. */
    private boolean lost(Fault fault, Endpoint endpoint) {
        return fault.kind() == Fault.Kind.BLACKHOLE && !runs(endpoint.host());
    }

    /** Tells the called host who comes, and where to knock. */
    private InetSocketAddress announced(Endpoint endpoint, Socket socket, Caller caller) throws IOException {
        if (!runs(endpoint.host())) {
            options.surroundings().announce(endpoint, local(socket), caller);
            return options.surroundings().reach(endpoint);
        }
        callers.register(local(socket), caller);
        return listeners.at(endpoint);
    }

    /** The same by way of a proxy, which the called host then takes for the caller. */
    private InetSocketAddress disturbed(Endpoint endpoint, Fault fault, Caller caller) throws IOException {
        var own = options.surroundings().self(options.listen());
        var onward = new Socket();
        onward.setOption(StandardSocketOptions.TCP_NODELAY, true);
        onward.bind(new InetSocketAddress(own, 0));
        return new FaultProxy(fault, onward).before(announced(endpoint, onward, caller), own);
    }

    /** What happens from now on to new connections from one host to another, both named as in the topology. */
    public void fault(String from, String to, Fault fault) {
        for (var host : List.of(from, to)) {
            policy(host);
        }
        faults.set(from, to, fault);
    }

    private static InetSocketAddress local(Socket socket) {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    private static String shown(HostIdentity host, Endpoint endpoint) {
        return host.name() + " " + endpoint.address() + ":" + endpoint.port();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing can be lost: it never carried a byte.
        }
    }

    private Recorder recorder(String end, MessageRef message, String from, String to) {
        return options.transcripts() ? transcripts.record(end, message, from, to) : Recorder.NONE;
    }

    private SessionOpener.Opened open(Endpoint endpoint, InetSocketAddress client) {
        var own = callers.take(client);
        var caller = own.orElseGet(() -> visitor(client, endpoint.host()));
        if (own.isPresent()) {
            agenda.raise(); // lowered when the session is closed: until then the lab is not quiet
        }
        try {
            var host = policy(endpoint.host());
            var session = own.isPresent()
                    ? new PolicySession(receiving(endpoint, caller, List::of), agenda::lower)
                    : visiting(endpoint, caller);
            var recorder = recorder(
                    "server",
                    caller.session().message(),
                    caller.host() + " " + caller.address(),
                    shown(host, endpoint));
            return new SessionOpener.Opened(session, tls, recorder, host.tlsVersions(), caller.address());
        } catch (RuntimeException | Error defect) {
            agenda.report(defect); // before the lab can look quiet
            if (own.isPresent()) {
                agenda.lower();
            }
            throw defect;
        }
    }

    private PolicySession visiting(Endpoint endpoint, Caller caller) {
        var visit = visits.enter(endpoint.host(), others -> receiving(endpoint, caller, others));
        return new PolicySession(visit.session(), visit.leave());
    }

    private ReceivingSession receiving(Endpoint endpoint, Caller caller, Supplier<List<Peer.Held>> others) {
        var peer = new Peer(
                caller.session(),
                caller.address(),
                new Peer.Local(endpoint.address(), endpoint.port()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ReceivingSession(queue(endpoint.host()), peer, others);
    }

    private HostIdentity policy(String host) {
        return Optional.ofNullable(world().policies().get(host))
                .orElseThrow(() -> new IllegalArgumentException("no host is called '" + host + "', only "
                        + world().policies().keySet()))
                .host();
    }

    /** Where each host has a process of its own, each counts by itself: the host's name keeps them apart. */
    private Caller visitor(InetSocketAddress client, String host) {
        var number = visitors.incrementAndGet();
        var driven = options.pace() == LabOptions.Pace.DRIVEN;
        var name = driven ? "visitor-" + host.replaceAll("[.!~]", "-") + "-" + number : "visitor-" + number;
        var address = options.surroundings().visitor(client).orElse(options.visitor());
        return new Caller(name, address, new SessionId(new MessageRef(name, 0, 0), now()));
    }

    @Override
    public void down(String host) {
        super.down(host);
        listeners.close(host);
    }

    /** Opens every socket of a host, so that others can knock; with its ports. A host that is down, or not there, has none. */
    Map<Endpoint, Integer> listen(String host) {
        var open = new LinkedHashMap<Endpoint, Integer>();
        Optional.ofNullable(world().policies().get(host))
                .filter(policy -> !isDown(host))
                .map(MailSystemPolicy::host)
                .ifPresent(identity -> identity.addresses()
                        .forEach(address -> world().ports(identity, address).forEach(port -> {
                            var endpoint = new Endpoint(host, address, port);
                            open.put(endpoint, listeners.at(endpoint).getPort());
                        })));
        return open;
    }

    /** For a process that another one drives. */
    public Drive drive() {
        return new Drive(this, agenda, callers);
    }

    int written() {
        return stepCount();
    }

    List<Step> written(int from) {
        return stepsFrom(from);
    }

    /** Every session so far as both ends saw it, by message, the client's end first. */
    public List<SessionTranscript> transcripts() {
        return transcripts.all();
    }

    /** The real address behind a logical one, which listens from now on. */
    public InetSocketAddress socketOf(String host, IpAddress address, int port) {
        return listeners.at(new Endpoint(host, address, port));
    }

    /** The same for the address that a host has first; a submission host is one more address of Exchange Online. */
    public InetSocketAddress socketOf(String host, int port) {
        var front = ExchangeOnline.SUBMISSION_HOSTS.get(host.toLowerCase(Locale.ROOT));
        if (front != null) {
            var submission = IpAddress.of(front);
            return world().listening(submission, port)
                    .map(there -> socketOf(there.host().name(), submission, port))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "nobody listens at " + host + " port " + port + " in this lab"));
        }
        var there = policy(host);
        if (!there.ports().contains(port)) {
            throw new IllegalArgumentException(
                    host + " does not listen on port " + port + ", only on " + there.ports());
        }
        return socketOf(there.name(), there.addresses().getFirst(), port);
    }

    /** The real address of the DNS server that shows the world as this side sees it. */
    public InetSocketAddress dnsOf(String view) {
        return new InetSocketAddress(options.listen(), names.server(view).port());
    }

    /** New sessions are turned away; returns when all have ended and nothing is in flight, or after {@code patience}. */
    public void drain(Duration patience) {
        var deadline = Deadline.in(patience);
        listeners.stopAccepting();
        visits.awaitNone(patience);
        agenda.awaitQuiet(deadline.left());
    }

    @Override
    public void close() {
        listeners.close();
        names.close();
    }
}
