package dev.hybridlab.harness.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hybridlab.harness.lab.EmbeddedLab;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.lab.RealTime;
import dev.hybridlab.harness.lab.TokenService;
import dev.hybridlab.harness.run.Posting;
import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.outcome.Outcomes;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.reports.text.Story;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A topology that is up in real time: every listener open, its DNS, and a control address. Closed when nobody needs it. */
public final class RunningLab implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world;
    private final EmbeddedLab lab;
    private final IpAddress visitor;
    private final RealTime.Clock clock;
    private final ControlServer control;
    private final Optional<TokenService> tokens;
    private final Optional<ReadyFile.Provider> provider;
    private final AtomicInteger sent = new AtomicInteger();

    private RunningLab(World world, EmbeddedLab lab, LabOptions options, String token) throws IOException {
        this.world = world;
        this.lab = lab;
        this.visitor = options.visitor();
        this.control = ControlServer.listen(options.listen(), token, this::send);
        this.tokens = world.topology().tenants().isEmpty()
                ? Optional.empty()
                : Optional.of(new TokenService(options.listen(), world::topology, lab::now));
        this.provider = tokens.map(each -> new ReadyFile.Provider(each.base(), each.secure(), Optional.empty()));
        this.clock = RealTime.clock(lab::tick);
    }

    /**
     * Brings everything up; returns when all of it listens.
     *
     * @param token for the control address; nobody should be able to guess it
     */
    public static RunningLab start(World world, LabOptions options, String token) throws IOException {
        var lab = EmbeddedLab.start(world, options);
        try {
            return new RunningLab(world, lab, options, token);
        } catch (IOException | RuntimeException failure) {
            lab.close();
            throw failure;
        }
    }

    /** In PEM, all whom a client of this lab has to trust; empty: there is no tenant, so nothing speaks HTTPS. */
    public Optional<String> authorities() {
        return tokens.map(TokenService::authorities);
    }

    /** Where everything listens. */
    public ReadyFile ready() {
        var hosts = world.policies().values().stream()
                .map(MailSystemPolicy::host)
                .map(this::host)
                .toList();
        return new ReadyFile(hosts, lab.dnsOf("internet"), control.control(), provider, Optional.empty());
    }

    private ReadyFile.Host host(HostIdentity host) {
        var listeners = new ArrayList<ReadyFile.Listener>();
        for (var address : host.addresses()) {
            for (var port : world.ports(host, address)) {
                var bound = lab.socketOf(host.name(), address, port);
                var logical = address.toString();
                listeners.add(new ReadyFile.Listener(logical, port, ReadyFile.purpose(logical, port), bound));
            }
        }
        return new ReadyFile.Host(
                host.name(), host.role(), host.addresses().getFirst().toString(), listeners);
    }

    /** One message, followed until the lab has come to rest. */
    private JsonNode send(JsonNode request) {
        var send = SendRequest.read(request, "send-" + sent.incrementAndGet(), visitor);
        Posting.post(lab, world, send, "hybridlab");
        return told(send);
    }

    private JsonNode told(Send send) {
        var sides = new LinkedHashMap<String, String>();
        world.policies()
                .values()
                .forEach(policy -> sides.put(policy.host().name(), policy.host().side()));
        var outcomes = new Outcomes(sides, lab.steps(), lab.queued()).of(send.id());
        var answer = JSON.createObjectNode().put("id", send.id());
        var story = answer.putArray("story");
        Story.of(lab.steps(), send.id()).forEach(story::add);
        var ends = answer.putArray("outcomes");
        outcomes.forEach(outcome -> ends.add(outcome.words()));
        return answer.put("delivered", delivered(outcomes));
    }

    private static boolean delivered(List<Outcome> outcomes) {
        return !outcomes.isEmpty() && outcomes.stream().allMatch(Outcome.Delivered.class::isInstance);
    }

    @Override
    public void close() {
        clock.close();
        control.close();
        tokens.ifPresent(TokenService::close);
        lab.close();
    }
}
