package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.record.run.Judged.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * For mail that came with other verdicts about its sender than expected: the records that decided, and what makes SPF, DKIM
 * and DMARC pass, or lets Exchange Online see behind who stood in between (DOMA-04, BRD-11, EXO-ATTR-56).
 */
final class VerdictAnswers {
    private static final int MOST = 5;
    private static final Set<String> SOURCES =
            Set.of("x-ms-exchange-skiplistedinternetsender", "x-ms-exchange-externaloriginalinternetsender");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)+");
    private static final Pattern SEALER = Pattern.compile("\\bd=([^;\\s]+)");
    private static final Pattern MISSING = Pattern.compile("(\\S+) (?:does not exist|has no SPF record)");
    private static final Pattern UNANSWERED = Pattern.compile("SERVFAIL|no answer in time");
    private static final List<String> PROPERTIES = List.of("TXT", "CNAME", "fault");

    private final Configuration configuration;
    private final Topology topology;
    private final Configured configured;
    private final Evidence evidence;

    VerdictAnswers(Background background, Evidence evidence) {
        this.configuration = background.configuration();
        this.topology = background.topology();
        this.configured = new Configured(background);
        this.evidence = evidence;
    }

    /** Where the records stand that were asked for, and which name has none; what the connector says of who sent it. */
    List<String> places(Decision decision) {
        return SenderVerdicts.of(decision)
                .map(found -> Stream.concat(
                                records(found).stream().limit(MOST),
                                connector(decision).stream().flatMap(VerdictAnswers::skipping))
                        .toList())
                .orElse(List.of());
    }

    private Collection<String> records(SenderVerdicts found) {
        var names = new LinkedHashSet<String>();
        names.add(found.mailFrom());
        NAME.matcher(found.why()).results().forEach(match -> names.add(match.group()));
        names.add("_dmarc." + found.from());
        var lines = new LinkedHashSet<String>();
        names.forEach(name -> lines.addAll(written(name)));
        MISSING.matcher(found.why()).results().forEach(match -> lines.add("nowhere: no zone has " + match.group(1)));
        if (found.spf().equals("none")) {
            lines.add("nowhere: no SPF record of " + found.mailFrom());
        }
        return lines;
    }

    /** What a file says of this name. */
    private List<String> written(String name) {
        return configuration.objects("", "dns").stream()
                .filter(record -> record.identity().equalsIgnoreCase(name))
                .flatMap(record -> PROPERTIES.stream()
                        .map(record::originOf)
                        .filter(origin -> origin.at().isPresent())
                        .flatMap(origin -> configured.words(origin, record.identity(), "").stream()))
                .toList();
    }

    /** {@code default: EFSkipLastIP is false in 'From the gateway'}. */
    private static Stream<String> skipping(ConfigObject connector) {
        return Stream.of("EFSkipLastIP", "EFSkipIPs", "EFUsers")
                .map(property -> connector.originOf(property) + ": " + property + " is " + connector.value(property)
                        + " in '" + connector.identity() + "'");
    }

    /** A field that Enhanced Filtering would write (EXO-ATTR-63, EXO-ATTR-65) did not come: its settings, and which to change. */
    List<Answer> ofSource(Step.Delivered delivered, String header) {
        return SOURCES.contains(header.toLowerCase(Locale.ROOT))
                ? connector(delivered).stream()
                        .flatMap(each -> Stream.concat(
                                skipping(each).map(text -> new Answer("configured", text)),
                                Stream.of(new Answer("to mend", seeing(each)))))
                        .toList()
                : List.of();
    }

    /** Of every tenant. */
    private Stream<ConfigObject> all(String section) {
        return configuration.sections().entrySet().stream()
                .filter(each -> each.getKey().name().equals(section))
                .flatMap(each -> each.getValue().stream());
    }

    private Optional<ConfigObject> connector(Decision decision) {
        return connector(decision.step());
    }

    private Optional<ConfigObject> connector(Step step) {
        return evidence.connectorOf(step)
                .flatMap(name -> all("inboundConnectors")
                        .filter(each -> each.identity().equalsIgnoreCase(name))
                        .findFirst());
    }

    /** In the order in which they are to be tried; none where everything passes. */
    List<String> remedies(Decision decision) {
        var found = SenderVerdicts.of(decision);
        if (found.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        spf(decision, found.get()).ifPresent(lines::add);
        dkim(found.get()).ifPresent(lines::add);
        if (!found.get().dmarc().endsWith("pass")) {
            sealer(decision).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<String> spf(Decision decision, SenderVerdicts found) {
        return switch (found.spf()) {
            case "pass" -> Optional.empty();
            case "temperror" -> Optional.of(unanswered(found.detail("SPF")));
            case "permerror" -> Optional.of("mend the SPF record of " + found.mailFrom() + ": " + found.detail("SPF"));
            default ->
                Optional.of(behind(decision, found)
                        .orElseGet(() -> "let the SPF record of " + found.mailFrom() + " name "
                                + found.address().orElse("the address that sends") + owner(found.mailFrom())));
        };
    }

    private static String unanswered(String detail) {
        return "nothing to set: a nameserver has to answer (" + detail + ")";
    }

    /** Somebody stands between a stranger and Exchange Online, whom no record of the stranger should name. */
    private Optional<String> behind(Decision decision, SenderVerdicts found) {
        var judge = decision.step().where().host();
        var between = evidence.before(decision.step()).stream()
                .anyMatch(step ->
                        step instanceof Step.Accepted && !step.where().host().equals(judge));
        if (!between || topology.tenantOf(found.mailFrom()).isPresent()) {
            return Optional.empty();
        }
        var cmdlet = connector(decision)
                .map(VerdictAnswers::seeing)
                .orElse("New-InboundConnector -ConnectorType Partner -SenderDomains * -SenderIPAddresses "
                        + found.address().orElse("<its address>") + " -EFSkipLastIP $true");
        return Optional.of("see the sender behind " + found.address().orElse("this server") + ": " + cmdlet);
    }

    /** What of the three settings of Enhanced Filtering is to be another one. */
    private static String seeing(ConfigObject connector) {
        var on = connector.flag("EFSkipLastIP") || !connector.texts("EFSkipIPs").isEmpty();
        var how = !on
                ? "-EFSkipLastIP $true (or -EFSkipIPs, where several stand in between)"
                : connector.texts("EFUsers").isEmpty()
                        ? "-EFSkipIPs <every address that stands in between>"
                        : "-EFUsers $null (or let it name every recipient of the message)";
        return Remedies.quoted("Set-InboundConnector", connector.identity()) + " " + how;
    }

    private Optional<String> dkim(SenderVerdicts found) {
        var detail = found.detail("DKIM");
        if (detail.endsWith("does not exist")) {
            return Optional.of("publish the key: " + detail + " (Get-DkimSigningConfig tells both CNAME records)");
        }
        if (UNANSWERED.matcher(detail).find()) {
            return Optional.of(unanswered(detail));
        }
        if (found.isSignedByTheAuthor() || found.signatures().stream().anyMatch(VerdictAnswers::isBroken)) {
            return Optional.empty(); // whoever broke it is told as such
        }
        return Optional.of(
                topology.tenantOf(found.from()).isPresent()
                        ? "sign as the author: New-DkimSigningConfig -DomainName " + found.from() + " -Enabled $true"
                        : "let the mail of " + found.from() + " be signed with d=" + found.from()
                                + owner(found.from()));
    }

    private static boolean isBroken(SenderVerdicts.Signature signature) {
        return !signature.word().equals("pass") && !signature.word().equals("none");
    }

    private String owner(String domain) {
        return topology.tenantOf(domain).isPresent() ? "" : " (the owner of the domain has to do it)";
    }

    /** Whoever sealed the message last before Exchange Online did. */
    private Optional<String> sealer(Decision decision) {
        return evidence.steps().stream()
                .filter(step -> step.where()
                        .message()
                        .root()
                        .equals(decision.step().where().message().root()))
                .flatMap(step -> step instanceof Step.Delivered delivered ? Stream.of(delivered) : Stream.empty())
                .flatMap(step -> step.message().headers().fields().stream())
                .filter(field -> field.is("ARC-Seal"))
                .map(HeaderField::raw)
                .flatMap(raw -> SEALER.matcher(raw).results())
                .map(match -> match.group(1))
                .filter(domain -> !domain.equals("microsoft.com"))
                .findFirst()
                .map(this::trust);
    }

    private String trust(String domain) {
        var all = all("arcConfig")
                .flatMap(each -> each.texts("ArcTrustedSealers").stream())
                .toList();
        return all.contains(domain)
                ? "let who changes the mail behind " + domain + ", which is trusted, seal it again"
                : "trust who sealed it: Set-ArcConfig -ArcTrustedSealers " + domain
                        + (all.isEmpty() ? "" : " (now: " + String.join(", ", all) + ")");
    }
}
