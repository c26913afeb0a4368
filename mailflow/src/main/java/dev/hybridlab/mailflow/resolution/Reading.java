package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.address.IpRange;
import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.topology.TlsLevel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings as values. What has the wrong form is left out: whoever read the file has said so. */
final class Reading {
    private Reading() {}

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | java.time.DateTimeException wrongForm) {
            return Optional.empty();
        }
    }

    static <T> List<T> all(ConfigObject object, String property, Function<String, T> parse) {
        return object.texts(property).stream()
                .flatMap(text -> parsed(text, parse).stream())
                .toList();
    }

    static <T> Optional<T> one(ConfigObject object, String property, Function<String, T> parse) {
        return object.text(property).flatMap(text -> parsed(text, parse));
    }

    static Optional<EmailAddress> address(String text) {
        var colon = text.toLowerCase(Locale.ROOT).startsWith("smtp:") ? 5 : 0;
        return EmailAddress.tryParse(text.substring(colon));
    }

    static Optional<EmailAddress> address(ConfigObject object, String property) {
        return object.text(property).flatMap(Reading::address);
    }

    static List<EmailAddress> addresses(ConfigObject object, String property) {
        return object.texts(property).stream()
                .flatMap(text -> address(text).stream())
                .toList();
    }

    static List<DomainPattern> patterns(ConfigObject object, String property) {
        return all(object, property, DomainPattern::of);
    }

    static List<IpRange> ranges(ConfigObject object, String property) {
        return all(object, property, IpRange::of);
    }

    static List<IpAddress> ips(ConfigObject object, String property) {
        return all(object, property, IpAddress::of);
    }

    static Set<String> words(ConfigObject object, String property) {
        return object.texts(property).stream().collect(Collectors.toUnmodifiableSet());
    }

    static long size(ConfigObject object, String property) {
        return one(object, property, Amounts::size).orElse(Long.MAX_VALUE);
    }

    static int whole(ConfigObject object, String property) {
        return object.value(property) instanceof Value.Number(var number) ? Math.toIntExact(number) : 0;
    }

    static Optional<TlsLevel> level(ConfigObject object, String property) {
        return object.text(property).flatMap(word -> switch (word.toLowerCase(Locale.ROOT)) {
            case "encryptiononly" -> Optional.of(TlsLevel.ENCRYPTION_ONLY);
            case "certificatevalidation" -> Optional.of(TlsLevel.CERTIFICATE_VALIDATION);
            case "domainvalidation" -> Optional.of(TlsLevel.DOMAIN_VALIDATION);
            default -> Optional.empty();
        });
    }
}
