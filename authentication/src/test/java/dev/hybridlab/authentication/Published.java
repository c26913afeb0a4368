package dev.hybridlab.authentication;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.AuthenticationClaim;
import dev.hybridlab.mailflow.authentication.PublishedKeys;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.Zones;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What domains publish, for tests. */
public final class Published {
    public static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final List<ZoneRecord> records = new ArrayList<>();
    private final Map<String, Zones.Fault> faults = new HashMap<>();
    private Instant now = NOW;

    public Published add(String owner, String type, String data) {
        records.add(new ZoneRecord(owner, ZoneRecord.Type.valueOf(type), data, Duration.ofHours(1), ""));
        return this;
    }

    public Published txt(String owner, String data) {
        return add(owner, "TXT", data);
    }

    public Published key(SigningKey key) {
        return txt(key.name(), PublishedKeys.text(key));
    }

    public Published fault(String name, Zones.Fault fault) {
        faults.put(name, fault);
        return this;
    }

    public Published at(Instant time) {
        now = time;
        return this;
    }

    public Zones zones() {
        return new Zones(records, faults);
    }

    public SpfClaim sender(String client, String helo, String mailFrom) {
        return new SpfClaim(
                IpAddress.of(client), helo, EmailAddress.tryParse(mailFrom), new ZoneLookup(zones(), ""), now);
    }

    public AuthenticationClaim claim(String client, String mailFrom, Message message) {
        return new AuthenticationClaim(sender(client, "mail.example.net", mailFrom), message);
    }

    public AuthenticationClaim claim(Message message) {
        return claim("198.18.0.1", "nobody@unpublished.example", message);
    }

    /** A message of lines as they are, each ended by CRLF. */
    public static Message message(String... lines) {
        return Message.parse((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The message with fields put on top. */
    public static Message with(Message message, List<HeaderField> fields) {
        var all = new ArrayList<>(fields);
        all.addAll(message.headers().fields());
        return message.with(new Headers(all));
    }

    /** How many questions a look-up answered, for what must be bounded. */
    public static int questions(SpfClaim claim, java.util.function.Consumer<SpfClaim> judging) {
        var asked = new int[1];
        judging.accept(new SpfClaim(
                claim.client(),
                claim.helo(),
                claim.mailFrom(),
                (name, type, time) -> {
                    asked[0]++;
                    return claim.names().ask(name, type, time);
                },
                claim.now()));
        return asked[0];
    }

    /** No name exists. */
    public static SpfClaim nowhere() {
        return new SpfClaim(
                IpAddress.of("198.18.0.1"),
                "mail.example.net",
                Optional.of(EmailAddress.of("a@b.example")),
                (name, type, time) -> new NameAnswer.Absent(false),
                NOW);
    }
}
