package dev.hybridlab.smtp.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import dev.hybridlab.mailflow.zone.Zones;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forecast asks the zones, the live lab asks over sockets. */
class DnsResolverTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration AT_ONCE = Duration.ofSeconds(5); // A resolver that waits for silence needs more.

    private static DnsServer listen(String view) throws IOException {
        return DnsServer.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> SampleZones.ALL, view);
    }

    /** Every name of the zones, names beside, above and below them, and what is no name. */
    private static Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (var record : SampleZones.ALL.records()) {
            var owner = record.owner();
            names.add(owner);
            names.add(owner.toUpperCase(Locale.ROOT) + ".");
            names.add(owner.substring(owner.indexOf('.') + 1));
            names.add("below." + owner);
            names.add("a.b.c." + owner);
            names.add(owner.replace("*", "any"));
        }
        names.addAll(SampleZones.ALL.faults().keySet());
        names.addAll(List.of("", ".", "..", "a..example", ".example", "x".repeat(64) + ".wild.example"));
        names.addAll(List.of("nowhere.example", "a\\.b.wild.example", "\\065.wild.example", "@.wild.example"));
        return names;
    }

    @ParameterizedTest(name = "view ''{0}''")
    @ValueSource(strings = {"", "onprem", "exo"})
    void every_answer_over_the_wire_is_the_one_of_the_zones(String view) throws IOException {
        var zones = new ZoneLookup(SampleZones.ALL, view);
        try (var server = listen(view)) {
            var wire = new DnsResolver(server);
            for (var name : names()) {
                for (var type : Type.values()) {
                    assertThat(wire.ask(name, type, NOW))
                            .as("%s %s", name, type)
                            .isEqualTo(zones.ask(name, type, NOW));
                }
            }
        }
    }

    @Test
    void silence_on_demand_is_a_time_out_at_once() throws IOException {
        try (var server = listen("")) {
            var resolver = new DnsResolver(server);
            var answers = assertTimeoutPreemptively(
                    AT_ONCE,
                    () -> List.of(
                            resolver.ask("silent.example", Type.MX, NOW), resolver.ask("slow.example", Type.A, NOW)));

            assertThat(answers).containsOnly(new NameAnswer.TimedOut());
        }
    }

    @Test
    void many_may_ask_at_once() throws Exception {
        var zones = new ZoneLookup(SampleZones.ALL, "");
        var names = List.of("contoso.com", "silent.example", "many.example", "broken.example", "any.wild.example");
        try (var server = listen("");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var resolver = new DnsResolver(server);
            var answers = IntStream.range(0, 500)
                    .mapToObj(i -> names.get(i % names.size()))
                    .map(name -> Map.entry(name, threads.submit(() -> resolver.ask(name, Type.A, NOW))))
                    .toList();

            for (var each : answers) {
                assertThat(each.getValue().get()).as(each.getKey()).isEqualTo(zones.ask(each.getKey(), Type.A, NOW));
            }
        }
    }

    @Test
    void a_change_of_the_zones_is_seen_by_the_next_question() throws IOException {
        var zones = new AtomicReference<>(Zones.EMPTY);
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var server = DnsServer.listen(loopback, zones::get, "")) {
            var resolver = new DnsResolver(server);
            assertThat(resolver.ask("contoso.com", Type.MX, NOW)).isEqualTo(new NameAnswer.Absent(false));

            zones.set(SampleZones.ALL);

            assertThat(resolver.ask("contoso.com", Type.MX, NOW)).isInstanceOf(NameAnswer.Found.class);
        }
    }

    @Test
    void a_server_that_is_gone_is_a_failure_and_not_a_time_out() throws IOException {
        var server = listen("");
        var resolver = new DnsResolver(server);
        server.close();

        assertThat(resolver.ask("contoso.com", Type.MX, NOW)).isEqualTo(new NameAnswer.Failed());
    }

    @Test
    void the_order_of_the_file_is_kept() throws IOException {
        try (var server = listen("")) {
            var answer = new DnsResolver(server).ask("contoso.com", Type.MX, NOW);

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            NameAnswer.Found.class,
                            found -> assertThat(found.records())
                                    .extracting(ZoneRecord::data)
                                    .containsExactly(
                                            "10 mx2.contoso.com", "5 mx1.contoso.com", "65535 mx3.contoso.com"));
        }
    }
}
