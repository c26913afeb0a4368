package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the setting behind a decision that names no line: the object that its sentence names, and what the fact is about. */
final class Causes {
    /** What a fact is about, where its sentence does not name the property. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("EXO-RCPT-02", "DomainType"),
            Map.entry("EXO-RCPT-07", "DomainType"),
            Map.entry("ONP-RCPT-02", "DomainType"),
            Map.entry("ONP-RCPT-05", "RequireSenderAuthenticationEnabled"),
            Map.entry("EXO-RCPT-12", "RequireSenderAuthenticationEnabled"),
            Map.entry("ONP-RCPT-16", "AddressBookEnabled"),
            Map.entry("TIME-51", "crashesOn"),
            Map.entry("ONP-RCPT-09", "ForwardingAddress"),
            Map.entry("ONP-RCPT-22", "AcceptMessagesOnlyFrom"),
            Map.entry("EXO-RCPT-16", "AcceptMessagesOnlyFrom"),
            Map.entry("ONP-RECV-03", "PermissionGroups"),
            Map.entry("ONP-RECV-04", "PermissionGroups"),
            Map.entry("ONP-RECV-12", "RequireTLS"),
            Map.entry("ONP-RECV-41", "BareLinefeedRejectionEnabled"),
            Map.entry("ONP-RECV-93", "MessageRateLimit"),
            Map.entry("ONP-RECV-94", "MaxRecipientsPerMessage"),
            Map.entry("ONP-RECV-95", "MaxHeaderSize"),
            Map.entry("ONP-RECV-96", "MaxMessageSize"),
            Map.entry("ONP-SEND-01", "MaxMessageSize"),
            Map.entry("ONP-SEND-12", "SmartHosts"),
            Map.entry("LOOP-01", "MaxHopCount"),
            Map.entry("LOOP-02", "MaxLocalHopCount"),
            Map.entry("LOOP-13", "ForwardingAddress"),
            Map.entry("AUTH-40", "messagesLastMinute"),
            Map.entry("AUTH-41", "recipientsLastDay"),
            Map.entry("AUTH-42", "openSessions"),
            Map.entry("EXO-ATTR-14", "region"),
            Map.entry("EXO-ATTR-24", "directory"),
            Map.entry("EXO-ATTR-50", "RequireTls"),
            Map.entry("EXO-ATTR-51", "TlsSenderCertificateName"),
            Map.entry("EXO-ATTR-52", "SenderIPAddresses"),
            Map.entry("TLS-41", "tlsVersions"),
            Map.entry("TLS-53", "stoppedServices"),
            Map.entry("TLS-62", "TLSA"),
            Map.entry("TLS-63", "TLSA"),
            Map.entry("TLS-66", "mx"),
            Map.entry("TLS-67", "mx"),
            Map.entry("TLS-73", "mx"),
            Map.entry("TLS-37", "A"),
            Map.entry("NDR-43", "A"),
            Map.entry("TLS-36", "fault"),
            Map.entry("ONP-SEND-11", "fault"),
            Map.entry("NDR-26", "ChunkingEnabled"),
            Map.entry("SMTP-36", "AuthMechanism"),
            Map.entry("AUTH-25", "SendAs"),
            Map.entry("SMTP-66", "hides"));

    private final Configuration configuration;
    private final Evidence evidence;

    Causes(Background background, Evidence evidence) {
        this.configuration = background.configuration();
        this.evidence = evidence;
    }

    /** The setting; empty for a decision that rests on none that a file could hold. */
    Optional<Cause> of(Decision decision) {
        return decision.because()
                .filter(because -> !ClientSide.decides(decision))
                .flatMap(because -> written(because)
                        .or(() -> named(
                                because, evidence.side(decision.step().where().host())))
                        .or(() -> only(because))
                        .or(() -> greeter(because, decision))
                        .or(() -> way(decision)));
    }

    /** Without a firewall it is the connector that greeted which keeps X-EXPS to itself (SMTP-66). */
    private Optional<Cause> greeter(Reason because, Decision decision) {
        return because.fact().equals("SMTP-66")
                ? evidence.before(decision.step()).reversed().stream()
                        .flatMap(step -> step instanceof Step.Greeted greeted ? Stream.of(greeted) : Stream.of())
                        .findFirst()
                        .flatMap(greeted -> connector(
                                greeted.connector(),
                                evidence.side(greeted.where().host())))
                        .map(object -> new Cause(object, "AuthMechanism", because))
                : Optional.empty();
    }

    /** What failed on the way rests on where the connector sends. */
    private Optional<Cause> way(Decision decision) {
        var host = decision.step().where().host();
        return decision.step() instanceof Step.HopFailed || decision.step() instanceof Step.TlsEstablished
                ? evidence.routeBefore(decision.step())
                        .flatMap(Step.Routed::connector)
                        .flatMap(name -> connector(name, evidence.side(host)))
                        .map(object -> new Cause(
                                object,
                                object.texts("SmartHosts").isEmpty() ? "Name" : "SmartHosts",
                                decision.because().orElseThrow()))
                : Optional.empty();
    }

    private Optional<ConfigObject> connector(String name, String side) {
        return configuration.sections().entrySet().stream()
                .filter(section -> of(side, section.getKey()))
                .filter(section -> section.getKey().name().endsWith("Connectors"))
                .flatMap(section -> section.getValue().stream())
                .filter(object -> object.identity().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Another audience, an old token, a request that has another form: no setting of the topology. */
    private static final Set<String> BY_THE_CLIENT = Set.of("TOK-03", "TOK-07", "TOK-20");

    /** What was done to the lab before, that explains it: a host switched off, a queue suspended. */
    Optional<String> intervention(Decision decision) {
        if (decision.because().filter(why -> BY_THE_CLIENT.contains(why.fact())).isPresent()) {
            return Optional.of("a step of the scenario: what the client asks the identity provider for");
        }
        return evidence.steps().stream()
                .takeWhile(step -> !step.equals(decision.step()))
                .filter(Step.Intervened.class::isInstance)
                .map(step -> ((Step.Intervened) step).what())
                .filter(what -> what.startsWith("down ") || what.startsWith("suspend "))
                .reduce((earlier, later) -> later)
                .filter(any -> decision.because()
                        .filter(why -> Stream.of("TLS-37", "NDR-43", "LAB-04", "LAB-50")
                                .anyMatch(why.fact()::equals))
                        .isPresent())
                .map(what -> "a step of the scenario: " + what);
    }

    /** The line is known: which setting stands there. */
    private Optional<Cause> written(Reason because) {
        var origin = because.configured().filter(known -> known.at().isPresent());
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        return objects()
                .flatMap(object -> object.settings().entrySet().stream()
                        .filter(setting -> setting.getValue().origin().equals(origin.get()))
                        .filter(setting -> speaksOf(because, setting.getKey()))
                        .map(setting -> new Cause(object, setting.getKey(), because)))
                .max(Comparator.comparingInt((Cause cause) ->
                        arguments(because).contains(fold(cause.object().identity())) ? 1 : 0));
    }

    private static boolean speaksOf(Reason because, String property) {
        return property.equals(PROPERTIES.get(because.fact())) || named(because.text(), property);
    }

    /** As a word of its own. */
    private static boolean named(String sentence, String property) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(property) + "(?![\\w-])")
                .matcher(sentence)
                .find();
    }

    private Optional<Cause> named(Reason because, String side) {
        var arguments = meant(because);
        return configuration.sections().entrySet().stream()
                .filter(section -> of(side, section.getKey()))
                .flatMap(section -> section.getValue().stream())
                .filter(object -> means(arguments, object) || single(object))
                .flatMap(object -> property(because, object).map(name -> new Cause(object, name, because)).stream())
                .max(Comparator.comparingInt(Causes::weight));
    }

    /** Whose setting it can be: a right to send is one of the author, not of the client that lacks it (AUTH-25). */
    private static List<String> meant(Reason because) {
        var all = arguments(because);
        return because.fact().equals("AUTH-25") ? all.subList(all.size() - 1, all.size()) : all;
    }

    /** A record for a service of a host stands under the host's name, DNSSEC above it. */
    private static boolean means(List<String> arguments, ConfigObject object) {
        var identity = fold(object.identity());
        return arguments.contains(identity)
                || object.type().equals("DnsRecord")
                        && arguments.stream()
                                .anyMatch(each -> identity.endsWith("." + each) || each.endsWith("." + identity));
    }

    private static Optional<String> property(Reason because, ConfigObject object) {
        var fixed = because.text().startsWith("DNSSEC ") ? "dnssec" : PROPERTIES.get(because.fact());
        if (fixed != null && object.settings().containsKey(fixed)) {
            return Optional.of(fixed);
        }
        return object.settings().keySet().stream()
                .filter(name ->
                        Character.isUpperCase(name.charAt(0)) && name.length() > 3 && named(because.text(), name))
                .max(Comparator.comparingInt(String::length));
    }

    /** Facts about something of which the lab has but one: the firewall that hides a verb. */
    private Optional<Cause> only(Reason because) {
        var property = PROPERTIES.getOrDefault(because.fact(), "");
        var all = objects()
                .filter(object -> object.settings().containsKey(property))
                .toList();
        var having = all.size() == 1
                ? all
                : all.stream()
                        .filter(object -> !object.originOf(property).equals(Origin.DEFAULT))
                        .toList();
        return having.size() == 1 ? Optional.of(new Cause(having.getFirst(), property, because)) : Optional.empty();
    }

    private Stream<ConfigObject> objects() {
        return configuration.sections().values().stream().flatMap(List::stream);
    }

    private static boolean of(String side, Section section) {
        return section.owner().isEmpty()
                || switch (side) {
                    case "onprem" -> section.owner().startsWith("onprem");
                    case "exo" -> !section.owner().startsWith("onprem");
                    default -> false;
                };
    }

    /** What was written says more than a default, and an object of that name more than one that every organization has. */
    private static int weight(Cause cause) {
        var value = cause.value() instanceof Value.Nothing
                || cause.object().texts(cause.property()).isEmpty();
        var meant = cause.property().equals(PROPERTIES.get(cause.because().fact()));
        return (meant ? 4 : 0) + (single(cause.object()) ? 0 : 2) + (value ? 0 : 1);
    }

    private static boolean single(ConfigObject object) {
        return switch (object.type()) {
            case "TransportConfig",
                    "TenantTransportConfig",
                    "OrganizationConfig",
                    "HostedOutboundSpamFilterPolicy",
                    "AntiPhishPolicy",
                    "ArcConfig" -> true;
            default -> false;
        };
    }

    private static List<String> arguments(Reason because) {
        var all = new ArrayList<String>();
        for (var argument : because.arguments()) {
            if (argument instanceof Reason inner) {
                all.addAll(arguments(inner));
            } else {
                for (var word : argument.toString().split(": ")) {
                    all.add(fold(word));
                }
            }
        }
        return all;
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
