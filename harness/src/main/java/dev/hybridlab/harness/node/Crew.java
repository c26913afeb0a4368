package dev.hybridlab.harness.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hybridlab.harness.lab.Standing;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.smtp.tls.HandedCertificate;
import dev.hybridlab.smtp.tls.LabCertificates;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of one lab, the DNS first, then the hosts in their order. What concerns all of them is asked of all at once. */
final class Crew {
    private final Fabric fabric;
    private final List<Member> members = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();

    Crew(Fabric fabric) {
        this.fabric = fabric;
    }

    /** Every process becomes what it is in this world; it is this late. */
    void begin(World world, Instant now) {
        attempt(() -> {
            var briefing = Briefing.of(world, "begin", now);
            var names = new Member(Optional.empty(), fabric.names());
            members.add(names);
            sites.addAll(names.client().begin(order(briefing, names)));
            join(world.policies().values(), world, briefing);
            return names;
        });
    }

    /** New hosts get a process, and everybody learns of them. */
    private void join(Collection<MailSystemPolicy> policies, World world, Briefing briefing) throws IOException {
        var modelled = policies.stream()
                .filter(policy -> policy.image().isEmpty())
                .map(MailSystemPolicy::host)
                .toList();
        var joining = Parallel.map(modelled, host -> new Member(Optional.of(host.name()), fabric.process(host)));
        Parallel.map(joining, each -> each.client().begin(order(briefing, each)))
                .forEach(sites::addAll);
        var known = policies.stream().map(policy -> policy.host().name()).toList();
        var foreign = briefing.foreign(world).stream()
                .filter(host -> known.contains(host.identity().name()))
                .toList();
        Parallel.map(foreign, fabric::foreign).forEach(sites::addAll);
        members.addAll(joining);
        spread();
    }

    /** A socket that was closed and opened again may have another port: somebody else had taken its own meanwhile. */
    private void moved(List<Site> now) throws IOException {
        if (sites.containsAll(now)) {
            return;
        }
        sites.replaceAll(was -> now.stream().filter(was::samePlace).findFirst().orElse(was));
        sites.addAll(now.stream()
                .filter(site -> sites.stream().noneMatch(site::samePlace))
                .toList());
        spread();
    }

    private void spread() throws IOException {
        Parallel.map(members, each -> {
            each.client().know(sites);
            return each;
        });
    }

    /** What every process is told alike; made once, however many there are. */
    private record Briefing(
            Configuration configuration, List<HandedCertificate> certificates, String what, Instant now) {
        static Briefing of(World world, String what, Instant now) {
            var certificates = new LabCertificates(world.topology().certificates()).handOut();
            return new Briefing(RemoteLab.configured(world), certificates, what, now);
        }

        /** Every host of the world that runs as an image, with the files of its certificate. */
        List<ForeignHost> foreign(World world) {
            var material = new LabCertificates(world.topology().certificates(), certificates);
            return world.topology().internet().stream()
                    .flatMap(host -> host.image().stream()
                            .map(image -> new ForeignHost(
                                    Optional.ofNullable(world.policies().get(host.fqdn()))
                                            .orElseThrow()
                                            .host(),
                                    host.domains(),
                                    image,
                                    host.certificate().map(material::files).orElse(Map.of()))))
                    .toList();
        }
    }

    private Order order(Briefing briefing, Member member) {
        var itself = sites.isEmpty() || member.host().isEmpty();
        var names =
                itself ? "" : sites.getFirst().real() + ":" + sites.getFirst().realPort();
        var hosts = member.host().stream().toList();
        var task = new Order.Task(hosts, names, briefing.now().toString());
        return new Order(briefing.configuration(), briefing.certificates(), task, briefing.what());
    }

    /** The topology is another one from now on. */
    void become(World world, String what, Instant now) {
        attempt(() -> {
            var briefing = Briefing.of(world, what, now);
            var known = sites.stream().map(Site::host).toList();
            moved(Parallel.map(members, each -> each.client().become(order(briefing, each))).stream()
                    .flatMap(List::stream)
                    .toList());
            var more = world.policies().values().stream()
                    .filter(policy -> !known.contains(policy.host().name()))
                    .toList();
            if (!more.isEmpty()) {
                join(more, world, briefing);
            }
            return more;
        });
    }

    void up(String host) {
        attempt(() -> {
            moved(member(Optional.of(host)).client().up(host));
            return host;
        });
    }

    void tell(String host, String path, JsonNode body) {
        attempt(() -> {
            member(Optional.of(host)).client().tell(path, body);
            return host;
        });
    }

    /** @return whether there is a network that can lose packets */
    boolean loses(String from, String to, boolean lost) {
        return attempt(() -> fabric.loses(from, to, lost));
    }

    void tellNames(String path, JsonNode body) {
        attempt(() -> {
            member(Optional.empty()).client().tell(path, body);
            return path;
        });
    }

    void tellAll(String path, JsonNode body) {
        attempt(() -> Parallel.map(members, each -> {
            each.client().tell(path, body);
            return each;
        }));
    }

    private Member member(Optional<String> host) {
        if (sites.stream().anyMatch(site -> site.foreign() && host.equals(Optional.of(site.host())))) {
            throw new IllegalArgumentException("'" + host.orElseThrow() + "' runs as an image, which knows no commands"
                    + " of a lab; pause it or take its network away");
        }
        return members.stream()
                .filter(each -> each.host().equals(host))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("the lab has no host '" + host.orElse("") + "', only " + members));
    }

    List<Site> sites() {
        return List.copyOf(sites);
    }

    /**
     * In the order of the processes.
     *
     * @param patience how long a process may keep its answer back, until nothing is in flight there
     */
    List<Standing> standings(Duration patience) {
        return attempt(() -> Parallel.map(members, each -> each.client().standing(patience)));
    }

    void moveTo(Instant now) {
        attempt(() -> Parallel.map(members, each -> {
            each.client().moveTo(now);
            return each;
        }));
    }

    /** The process with this number begins the first thing that is due. */
    void startNext(int process) {
        attempt(() -> {
            members.get(process).client().tell("/due", NodeClient.empty());
            return process;
        });
    }

    <T> List<T> all(String path, Class<T> type) {
        return attempt(() -> Parallel.map(members, each -> each.client().all(path, type)).stream()
                .flatMap(List::stream)
                .toList());
    }

    /** The evidence of all of them, without what a process notes about the lab itself. */
    List<Step> steps() {
        return attempt(() -> Parallel.map(members, Member::evidence).stream()
                .flatMap(List::stream)
                .filter(step -> !NodeApi.ofTheLab(step))
                .toList());
    }

    /** What came to their evidence since the last look. */
    List<Step> news() {
        return attempt(() -> Parallel.map(members, Member::news).stream()
                .flatMap(List::stream)
                .filter(step -> !NodeApi.ofTheLab(step))
                .toList());
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }

    private static <T> T attempt(Attempt<T> what) {
        try {
            return what.make();
        } catch (IOException unreachable) {
            throw new EnvironmentMissing(
                    "a process of the lab does not answer: " + unreachable.getMessage(), unreachable);
        }
    }
}
