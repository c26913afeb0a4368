package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.PublishedKeys;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import dev.hybridlab.mailflow.zone.Zones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lab's DNS: what the file says, then every host's A and PTR records and Microsoft's own zones. A record of the file
 * takes the place of derived ones of the same name and type.
 */
final class DerivedZones {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LONGEST = 60_000; // a message of DNS has 65,535 octets, RFC 1035 §4.2.2
    private static final Pattern WRITTEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}_*./-]*"); // a slash: RFC 2317 §4

    private final List<ZoneRecord> written;
    private final Map<String, ZoneRecord> derived = new LinkedHashMap<>();

    private DerivedZones(List<ZoneRecord> written) {
        this.written = written;
    }

    static Zones of(
            Configuration configuration,
            List<Organization> organizations,
            List<Tenant> tenants,
            List<InternetHost> internet) {
        var objects = configuration.objects("", "dns");
        var zones = new DerivedZones(
                objects.stream().flatMap(object -> records(object).stream()).toList());
        organizations.stream()
                .flatMap(organization -> organization.servers().stream())
                .forEach(server ->
                        zones.host(server.fqdn(), server.addresses(), Reading.ips(server.source(), "publicAddress")));
        internet.forEach(
                host -> zones.host(host.fqdn(), host.addresses(), Reading.ips(host.source(), "publicAddress")));
        internet.stream().flatMap(host -> host.keys().stream()).forEach(zones::key);
        if (!tenants.isEmpty()) {
            zones.microsoft(tenants);
            zones.key(ExchangeOnline.SEAL);
            tenants.forEach(zones::signing);
        }
        var all = new ArrayList<>(zones.written);
        all.addAll(zones.derived.values());
        var published = new Published(configuration);
        all.replaceAll(published::associated);
        return new Zones(all, faults(objects), published.dnssec(), published.mtaSts());
    }

    /** LAB-14: a host behind a translation shows its own addresses to on-premises only. */
    private void host(String fqdn, List<IpAddress> addresses, List<IpAddress> publicAddresses) {
        host(fqdn, publicAddresses.isEmpty() ? addresses : publicAddresses);
        if (!publicAddresses.isEmpty()) {
            for (var address : addresses) {
                add(new Owned(fqdn, "onprem"), address.bits() == 32 ? Type.A : Type.AAAA, address.toString());
                add(reverse(address), Type.PTR, fqdn);
            }
        }
    }

    private void host(String fqdn, List<IpAddress> addresses) {
        for (var address : addresses) {
            add(fqdn, address.bits() == 32 ? Type.A : Type.AAAA, address.toString());
            add(reverse(address), Type.PTR, fqdn);
        }
    }

    private void microsoft(List<Tenant> tenants) {
        host(ExchangeOnline.CERTIFICATE, List.of(IpAddress.of(ExchangeOnline.ADDRESS)));
        host(ExchangeOnline.SUBMISSION, List.of(IpAddress.of(ExchangeOnline.SUBMISSION_ADDRESS)));
        host(ExchangeOnline.LEGACY_SUBMISSION, List.of(IpAddress.of(ExchangeOnline.LEGACY_SUBMISSION_ADDRESS)));
        host(ExchangeOnline.HIGH_VOLUME, List.of(IpAddress.of(ExchangeOnline.HIGH_VOLUME_ADDRESS)));
        add("spf.protection.outlook.com", Type.TXT, ExchangeOnline.SPF);
        for (var tenant : tenants) {
            if (!tenant.place().region().equals(tenants.getFirst().place().region())) {
                continue; // EXO-ATTR-14: its edge is another one, which the lab has not
            }
            for (var domain : tenant.domains().accepted()) {
                if (domain.pattern().kind() == DomainPattern.Kind.EXACT) {
                    add(ExchangeOnline.mxHost(domain.name()), Type.A, ExchangeOnline.ADDRESS);
                    signed(ExchangeOnline.signedMxHost(domain.name()));
                }
            }
            for (var own : List.of(tenant.name(), tenant.coexistenceDomain())) {
                add(own, Type.MX, "0 " + ExchangeOnline.mxHost(own));
            }
        }
    }

    private void key(SigningKey key) {
        add(key.name(), Type.TXT, PublishedKeys.text(key));
    }

    /** Both keys of each domain, in the old zone and the new one: the domain itself publishes the CNAME (BRD-14). */
    private void signing(Tenant tenant) {
        for (var config : tenant.authentication().signing()) {
            for (var key : config.keys()) {
                add(config.published(key), Type.TXT, PublishedKeys.text(key));
                add(config.publishedInMicrosoftsZone(key), Type.TXT, PublishedKeys.text(key));
            }
        }
    }

    /** TLS-61: the names below mx.microsoft, each with the TLSA of Microsoft's certificate. */
    private void signed(String host) {
        add(host, Type.A, ExchangeOnline.ADDRESS);
        add("_25._tcp." + host, Type.TLSA, Published.association(ExchangeOnline.CERTIFICATE));
    }

    private void add(String owner, Type type, String data) {
        add(new Owned(owner, ""), type, data);
    }

    /** A name as one view sees it; empty: everybody. */
    private record Owned(String name, String view) {}

    private void add(Owned owner, Type type, String data) {
        var replaced = written.stream()
                .anyMatch(each -> each.owner().equalsIgnoreCase(owner.name())
                        && each.view().equals(owner.view())
                        && (each.type() == type || each.type() == Type.CNAME));
        if (!replaced) {
            var entry = new ZoneRecord(owner.name(), type, data, HOUR, owner.view());
            derived.putIfAbsent(entry.owner() + "@" + owner.view() + " " + type + " " + data, entry);
        }
    }

    /** RFC 1035 §3.5, RFC 3596 §2.5. */
    static String reverse(IpAddress address) {
        var name = new StringBuilder();
        for (var octet : address.octets()) {
            if (address.bits() == 32) {
                name.insert(0, (octet & 255) + ".");
            } else {
                name.insert(0, Integer.toHexString(octet & 15) + "." + Integer.toHexString(octet >> 4 & 15) + ".");
            }
        }
        return name + (address.bits() == 32 ? "in-addr.arpa" : "ip6.arpa");
    }

    private static List<ZoneRecord> records(ConfigObject object) {
        var records = new ArrayList<ZoneRecord>();
        for (var type : Type.values()) {
            object.texts(type.name()).forEach(data -> records.add(record(object, type, data)));
        }
        return records;
    }

    /** @throws IllegalArgumentException if the data is not of its type, or a name is none */
    static ZoneRecord record(ConfigObject object, Type type, String data) {
        if (data.length() > LONGEST) {
            throw new IllegalArgumentException("a " + type + " of " + data.length()
                    + " characters does not fit into an answer: at most " + LONGEST);
        }
        var at = object.identity().indexOf('@');
        var owner = at < 0 ? object.identity() : object.identity().substring(0, at);
        var view = at < 0 ? "" : object.identity().substring(at + 1);
        var ttl = Reading.one(object, "ttl", Amounts::duration).orElse(HOUR);
        var record = new ZoneRecord(owner, type, written(type, data), ttl, view);
        named(record.owner());
        switch (type) {
            case MX -> named(record.data().substring(record.data().indexOf(' ') + 1));
            case CNAME, PTR -> named(record.data());
            case A, AAAA, TXT, TLSA -> {}
        }
        return record;
    }

    /** Files name what can be printed anywhere: no blanks, control characters or markup. */
    private static void named(String name) {
        if (!WRITTEN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of the DNS: letters, digits, '-', '_', '*' and dots");
        }
    }

    /** An MX without a preference gets 10. */
    private static String written(Type type, String data) {
        return switch (type) {
            case MX -> data.strip().indexOf(' ') < 0 ? "10 " + data.strip() : data;
            case TLSA -> Published.written(data);
            case A, AAAA, TXT, CNAME, PTR -> data;
        };
    }

    private static Map<String, Zones.Fault> faults(List<ConfigObject> objects) {
        var faults = new LinkedHashMap<String, Zones.Fault>();
        for (var object : objects) {
            Reading.one(object, "fault", Zones.Fault::valueOf)
                    .ifPresent(fault -> faults.put(object.identity().toLowerCase(Locale.ROOT), fault));
        }
        return faults;
    }
}
