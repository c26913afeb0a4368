package dev.hybridlab.mailflow.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CachingLookupTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<String> questions = new ArrayList<>();
    private Zones zones = Zones.EMPTY;
    private final CachingLookup cache = new CachingLookup((name, type, now) -> {
        questions.add(name + " " + type);
        return new ZoneLookup(zones, "").ask(name, type, now);
    });

    private NameAnswer ask(String name, Type type, long secondsLater) {
        return cache.ask(name, type, START.plusSeconds(secondsLater));
    }

    private static Zones with(String owner, Type type, String data, long ttl) {
        return new Zones(List.of(new ZoneRecord(owner, type, data, Duration.ofSeconds(ttl), "")), Map.of());
    }

    @Test
    void an_answer_is_kept_until_its_ttl_has_passed() {
        zones = with("contoso.com", Type.MX, "10 old.contoso.com", 3600);
        var old = ask("contoso.com", Type.MX, 0);
        zones = with("contoso.com", Type.MX, "10 new.contoso.com", 3600);

        assertThat(ask("Contoso.com.", Type.MX, 3599)).isEqualTo(old);
        assertThat(ask("contoso.com", Type.MX, 3600)).isNotEqualTo(old);
        assertThat(questions).hasSize(2);
    }

    @Test
    void the_shortest_ttl_of_the_aliases_and_records_decides() {
        zones = new Zones(
                List.of(
                        new ZoneRecord("www.example", Type.CNAME, "host.example", Duration.ofSeconds(60), ""),
                        new ZoneRecord("host.example", Type.A, "198.18.0.1", Duration.ofSeconds(3600), "")),
                Map.of());

        ask("www.example", Type.A, 0);
        ask("www.example", Type.A, 59);
        ask("www.example", Type.A, 60);

        assertThat(questions).hasSize(2);
    }

    @Test
    void a_ttl_of_zero_is_not_kept() {
        zones = with("contoso.com", Type.A, "198.18.0.1", 0);

        ask("contoso.com", Type.A, 0);
        ask("contoso.com", Type.A, 0);

        assertThat(questions).hasSize(2);
    }

    @Test
    void a_missing_name_is_missing_for_every_type_and_five_minutes() {
        ask("typo.example", Type.MX, 0);
        zones = with("typo.example", Type.A, "198.18.0.1", 60);

        assertThat(ask("typo.example", Type.A, 299)).isEqualTo(new NameAnswer.Absent(false));
        assertThat(ask("typo.example", Type.A, 300)).isInstanceOf(NameAnswer.Found.class);
        assertThat(questions).containsExactly("typo.example MX", "typo.example A");
    }

    @Test
    void a_missing_type_is_missing_alone() {
        zones = with("contoso.com", Type.A, "198.18.0.1", 60);

        assertThat(ask("contoso.com", Type.MX, 0)).isEqualTo(new NameAnswer.Absent(true));
        assertThat(ask("contoso.com", Type.A, 0)).isInstanceOf(NameAnswer.Found.class);
        assertThat(ask("contoso.com", Type.MX, 1)).isEqualTo(new NameAnswer.Absent(true));
        assertThat(questions).containsExactly("contoso.com MX", "contoso.com A");
    }

    @Test
    void trouble_is_asked_again_at_once() {
        zones = new Zones(List.of(), Map.of("a.example", Zones.Fault.SERVFAIL, "b.example", Zones.Fault.TIMEOUT));

        for (var round = 0; round < 2; round++) {
            assertThat(ask("a.example", Type.A, 0)).isEqualTo(new NameAnswer.Failed());
            assertThat(ask("b.example", Type.A, 0)).isEqualTo(new NameAnswer.TimedOut());
        }

        assertThat(questions).hasSize(4);
    }

    @Test
    void a_restarted_host_has_forgotten_everything() {
        zones = with("contoso.com", Type.A, "198.18.0.1", 3600);
        ask("contoso.com", Type.A, 0);
        cache.forget();
        ask("contoso.com", Type.A, 0);

        assertThat(questions).hasSize(2);
    }
}
