package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.outcome.ReplyTag;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds in the evidence the step nearest to a difference. */
final class Decisions {
    /** Fields that follow from whose mail it is, not from a rule about the field. */
    private static final Set<String> BY_ATTRIBUTION = Set.of(
            "x-ms-exchange-organization-authas",
            "x-ms-exchange-organization-authsource",
            "x-ms-exchange-organization-messagedirectionality",
            "x-ms-exchange-organization-scl",
            "x-originatororg");

    /** How the names of fields begin that a server writes or takes away; any other is as its author wrote it. */
    private static final List<String> STAMPED = List.of(
            "x-ms-",
            "x-microsoft-",
            "x-forefront-",
            "x-eop",
            "x-originat",
            "x-crosspremises",
            "authentication-results",
            "received",
            "arc-",
            "dkim-",
            "return-path");

    private final Evidence evidence;

    Decisions(Evidence evidence) {
        this.evidence = evidence;
    }

    /** What made this outcome come, and in the way that was missed. */
    Optional<Decision> behind(Outcome outcome, Miss miss) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> delivered(delivered, miss);
            case Outcome.Refused refused -> Optional.of(refused(refused.step()));
            case Outcome.Deferred deferred -> Optional.of(deferred(deferred.step()));
            case Outcome.Noticed noticed -> Optional.of(noticed(noticed.step()));
            case Outcome.Undecided undecided ->
                Optional.of(of(undecided.step(), "stops", undecided.step().because(), List.of()));
            case Outcome.LeftTopology left ->
                Optional.of(of(left.step(), "calls it", left.step().because(), List.of()));
            case Outcome.Discarded discarded -> Optional.of(discarded(discarded.step()));
        };
    }

    private Optional<Decision> delivered(Outcome.Delivered delivered, Miss miss) {
        var before = evidence.before(delivered.step());
        var host = delivered.step().where().host();
        return switch (miss.aspect()) {
            case HEADER -> header(before, host, miss.name()).filter(decision -> bearsOn(decision, miss.name()));
            case RECEIVED -> header(before, host, miss.name());
            case BODY ->
                last(before, Step.RulesApplied.class, step -> !step.actions().isEmpty())
                        .map(this::ruled);
            case KIND, RECIPIENT, SIDE, REPLY, PATH, STAGE ->
                last(before, Step.Routed.class, step -> true).map(this::routed);
            case TIME ->
                last(before, Step.Deferred.class, step -> true)
                        .map(this::deferred)
                        .or(() -> last(before, Step.Routed.class, step -> true).map(this::routed));
        };
    }

    /** Whose mail it is has nothing to do with what its author wrote. */
    private static boolean bearsOn(Decision decision, String name) {
        var folded = name.toLowerCase(Locale.ROOT);
        return !(decision.step() instanceof Step.Attributed) || STAMPED.stream().anyMatch(folded::startsWith);
    }

    private Optional<Decision> header(List<Step> before, String host, String name) {
        var attributed = last(
                        before,
                        Step.Attributed.class,
                        step -> step.where().host().equals(host))
                .map(this::attributed);
        var changed = last(
                        before,
                        Step.HeadersChanged.class,
                        step -> change(step, name).isPresent())
                .map(step -> changed(step, change(step, name).orElseThrow()));
        return BY_ATTRIBUTION.contains(name.toLowerCase(Locale.ROOT))
                ? attributed.or(() -> changed)
                : changed.or(() -> last(before, Step.RulesApplied.class, step -> true)
                                .map(this::ruled))
                        .or(() -> attributed);
    }

    /** The step that took away what was to become this field; where no connector took the mail, that says it all. */
    Optional<Step.HeadersChanged> lost(Outcome.Delivered delivered, String name) {
        var before = evidence.before(delivered.step());
        return last(
                        before,
                        Step.HeadersChanged.class,
                        step -> change(step, name, HeaderChange.Kind.REMOVED::equals)
                                .isPresent())
                .filter(step -> step.occasion().equals("release") || taken(before, step));
    }

    private static boolean taken(List<Step> before, Step.HeadersChanged lost) {
        return last(
                        before,
                        Step.Attributed.class,
                        step -> step.where().host().equals(lost.where().host()))
                .filter(step -> step.attribution().connector().isPresent())
                .isPresent();
    }

    /** How it was taken away. */
    static HeaderChange removed(Step.HeadersChanged step, String name) {
        return change(step, name, HeaderChange.Kind.REMOVED::equals).orElseThrow();
    }

    /** The last thing that was done to a field, whatever family it was in then. */
    private static Optional<HeaderChange> change(Step.HeadersChanged step, String name) {
        var delivery = step.occasion().equals("delivery"); // what a store keeps explains nothing
        return change(step, name, kind -> !delivery || kind != HeaderChange.Kind.KEPT);
    }

    private static Optional<HeaderChange> change(
            Step.HeadersChanged step, String name, Predicate<HeaderChange.Kind> kind) {
        return step.changes().reversed().stream()
                .filter(change -> kind.test(change.kind()))
                .filter(change -> family(change.name()).equalsIgnoreCase(family(name)))
                .findFirst();
    }

    private static String family(String name) {
        return name.replaceFirst("(?i)^X-MS-Exchange-CrossPremises-", "X-MS-Exchange-Organization-");
    }

    /** A field that nobody touched may be one that a transport rule was to write. */
    private Decision ruled(Step.RulesApplied step) {
        var did = step.actions().isEmpty() ? "none of them acted" : String.join("; ", step.actions());
        return new Decision(step, who(step) + " transport rules: " + did, Optional.empty(), step.considered());
    }

    private Decision changed(Step.HeadersChanged step, HeaderChange change) {
        var what = change.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return of(step, step.occasion() + " header " + change.name() + " " + what, change.because(), List.of());
    }

    private Decision attributed(Step.Attributed step) {
        return new Decision(
                step,
                who(step) + " attribution: " + sentence(step),
                step.considered().stream()
                        .filter(Considered::chosen)
                        .findFirst()
                        .flatMap(each -> each.because().configured()),
                step.considered());
    }

    private static String sentence(Step.Attributed step) {
        var attribution = step.attribution();
        var direction = attribution.direction() == Attribution.Direction.UNDEFINED
                ? "author " + attribution.authAs()
                : attribution.direction().toString();
        return attribution
                .connector()
                .map(name -> "'" + name + "' took it" + (attribution.byCertificate() ? " by certificate" : "") + " ("
                        + direction + ")")
                .orElse("no connector matches, so the recipient's domain decides (" + direction + ")");
    }

    private Decision routed(Step.Routed step) {
        var replies = step.outcome().equals("defer") || step.outcome().equals("refuse");
        var way = step.outcome()
                + step.connector().map(name -> " over '" + name + "'").orElse("")
                + (replies ? " with " : " to ")
                + ReplyMatch.untagged(step.target());
        return of(step, "routing: " + way, step.because(), step.considered());
    }

    /** The server says no: its reason, and the candidates it looked at for this recipient just before. */
    private Decision refused(Step.Refused step) {
        var attributed = last(
                evidence.before(step),
                Step.Attributed.class,
                each -> each.where().host().equals(step.where().host())
                        && each.where().message().equals(step.where().message()));
        return of(
                step,
                "at " + step.stage(),
                step.because(),
                attributed.map(Step.Attributed::considered).orElse(List.of()));
    }

    /** What it waits for: what the next host said, the judgement on it, the failed hop, or that no connector takes it. */
    private Decision deferred(Step.Deferred step) {
        var remote = said(step, step.lastError());
        if (remote.isPresent()) {
            return remote.get();
        }
        var before = evidence.before(step).stream()
                .filter(each -> each.where().host().equals(step.where().host()))
                .toList();
        for (var each : before.reversed()) {
            if (each instanceof Step.TlsEstablished handshake && !handshake.accepted()) {
                return of(each, "TLS", handshake.because(), List.of());
            }
            if (each instanceof Step.HopFailed failed && !judged(before, failed)) {
                return of(each, "hop to " + failed.target(), failed.because(), List.of());
            }
            if (each instanceof Step.Routed routed) {
                return routed.outcome().equals("defer") ? routed(routed) : putOff(step);
            }
        }
        return of(step, "queue", step.because(), List.of());
    }

    /** A final no that the sending side took as a temporary one is not found by its words (ONP-SEND-37). */
    private Decision putOff(Step.Deferred step) {
        var because = step.because();
        return (because.fact().startsWith("TIME-0")
                        ? last(evidence.before(step), Step.Refused.class, each -> true)
                                .map(this::refused)
                        : Optional.<Decision>empty())
                .orElseGet(() -> of(step, "queue", because, List.of()));
    }

    /** Whoever gave this answer, wrapped or not. */
    private Optional<Decision> said(Step later, SmtpReply reply) {
        var words = ReplyTag.strip(reply.toString());
        return last(
                        evidence.before(later),
                        Step.Refused.class,
                        each -> words.contains(ReplyTag.strip(each.reply().toString())))
                .map(this::refused);
    }

    /** Behind a notice that nobody gets stands what it would have told. */
    private Decision discarded(Step.Discarded step) {
        var fact = step.because().fact();
        var unsent = fact.equals("NDR-02") || fact.equals("NDR-12") || fact.equals("DOM-28");
        if (fact.equals("LAB-05")) {
            return last(evidence.before(step), Step.HopFailed.class, each -> true)
                    .map(each -> of(each, "hop to " + each.target(), each.because(), List.of()))
                    .orElseGet(() -> of(step, "gives up", step.because(), List.of()));
        }
        return (unsent ? said(step, step.because()) : Optional.<Decision>empty())
                .orElseGet(() -> of(step, "dropped", step.because(), List.of()));
    }

    private Optional<Decision> said(Step.Discarded step, Reason because) {
        return because.arguments().stream()
                .filter(SmtpReply.class::isInstance)
                .map(SmtpReply.class::cast)
                .findFirst()
                .flatMap(reply -> said(step, reply).or(() -> refusedOnTheWay(step, step.recipient(), reply)));
    }

    /** The host that holds it decided so itself. */
    private Optional<Decision> refusedOnTheWay(Step later, EmailAddress recipient, SmtpReply reply) {
        return last(
                        evidence.before(later),
                        Step.Routed.class,
                        each -> each.recipient().equals(recipient)
                                && ReplyTag.strip(each.target()).equals(ReplyTag.strip(reply.toString())))
                .map(this::routed);
    }

    /** A server that did not please is written twice: as handshake and as failed hop. */
    private static boolean judged(List<Step> steps, Step.HopFailed failed) {
        return steps.stream()
                .anyMatch(each -> each instanceof Step.TlsEstablished handshake
                        && !handshake.accepted()
                        && handshake.where().message().equals(failed.where().message()));
    }

    private Decision noticed(Step.NoticeMade step) {
        var before = evidence.before(step);
        return said(step, step.diagnostic())
                .or(() -> refusedOnTheWay(step, step.recipient(), step.diagnostic()))
                .or(() -> last(
                                before,
                                Step.HopFailed.class,
                                each -> each.lastError().equals(step.diagnostic()))
                        .map(each -> of(each, "hop to " + each.target(), each.because(), List.of())))
                .or(() -> last(before, Step.Answered.class, each -> each.reply().equals(step.diagnostic()))
                        .map(each -> of(each, "at DATA", Decision.bare(each), List.of())))
                .or(() -> last(before, Step.Deferred.class, each -> true).map(this::deferred))
                .or(() -> last(before, Step.Refused.class, each -> true).map(this::refused))
                .or(() -> last(before, Step.Routed.class, each -> true).map(this::routed))
                .orElseGet(() -> new Decision(step, who(step) + " wrote it", Optional.empty(), List.of()));
    }

    private Decision of(Step step, String what, Reason because, List<Considered> considered) {
        return new Decision(step, who(step) + " " + what + ": " + because.text(), because.configured(), considered);
    }

    /** Exchange Online is one host, on-premises servers have names. */
    String who(Step step) {
        var host = step.where().host();
        return evidence.side(host).equals("exo") ? "EXO" : host;
    }

    private static <S extends Step> Optional<S> last(List<Step> steps, Class<S> kind, Predicate<S> wanted) {
        return steps.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .findFirst();
    }

    /** Something never came: the last thing that was decided about the message. */
    Optional<Decision> lastAbout(String message) {
        var about = evidence.steps().stream()
                .filter(step -> step.where().message().root().equals(message))
                .toList();
        return last(about, Step.Deferred.class, step -> true)
                .map(this::deferred)
                .or(() -> last(about, Step.Refused.class, step -> true).map(this::refused))
                .or(() -> last(about, Step.Routed.class, step -> true).map(this::routed));
    }
}
