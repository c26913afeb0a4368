package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.record.run.Judged.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a good colleague adds to a headline: decided by, considered, configured, to mend. */
final class Explanation {
    private static final int MOST = 6;

    private final Evidence evidence;
    private final Decisions decisions;
    private final Configured configured;
    private final Remedies remedies;
    private final LoopClosing closings;
    private final SettingRemedies settings;
    private final WhereToLook places;
    private final Causes causes;
    private final DmarcRemedies dmarc;
    private final VerdictAnswers verdicts;
    private final AccountRemedies accounts;
    private final Topology topology;

    Explanation(Evidence evidence, Background background) {
        this.evidence = evidence;
        this.decisions = new Decisions(evidence);
        this.configured = new Configured(background);
        this.remedies = new Remedies(background.topology());
        this.closings = new LoopClosing(background.topology(), evidence);
        this.settings = new SettingRemedies(background.topology());
        this.places = new WhereToLook(evidence);
        this.causes = new Causes(background, evidence);
        this.accounts = new AccountRemedies(background);
        this.dmarc = new DmarcRemedies(background.topology(), evidence);
        this.verdicts = new VerdictAnswers(background, evidence);
        this.topology = background.topology();
    }

    /** For an outcome that is not as expected; the first miss is the headline's, the others are told as well. */
    List<Answer> of(String message, Outcome seen, List<Miss> misses) {
        var answers = new ArrayList<Answer>();
        misses.stream().skip(1).map(miss -> new Answer("also", miss.words())).forEach(answers::add);
        var lost = lost(seen, misses.getFirst());
        decisions.behind(seen, misses.getFirst()).ifPresent(decision -> add(answers, message, decision, lost));
        if (seen instanceof Outcome.Delivered delivered && misses.getFirst().aspect() == Miss.Aspect.HEADER) {
            answers.addAll(verdicts.ofSource(delivered.step(), misses.getFirst().name()));
        }
        places.of(seen).forEach(text -> answers.add(new Answer("look at", text)));
        return answers;
    }

    /** A field that says who the author is was taken away on the way. */
    private Optional<Lost> lost(Outcome seen, Miss miss) {
        return seen instanceof Outcome.Delivered delivered
                        && miss.aspect() == Miss.Aspect.HEADER
                        && miss.expected().equals("Internal")
                ? decisions.lost(delivered, miss.name()).map(step -> new Lost(step, miss.name()))
                : Optional.empty();
    }

    /** A step that removed a header. */
    private record Lost(Step.HeadersChanged step, String name) {
        HeaderChange change() {
            return Decisions.removed(step, name);
        }

        String text() {
            return change().because().text();
        }

        /** {@code EXO removed X-MS-Exchange-CrossPremises-AuthAs (Internal) on content: CloudServicesMailEnabled is off}. */
        String words(Decisions decisions) {
            return decisions.who(step) + " removed " + change().name() + ": " + change().value() + " at "
                    + step.occasion() + ": " + text();
        }
    }

    /** For an outcome that nobody expected. */
    List<Answer> of(String message, Outcome unexpected) {
        var nothing = new Miss(Miss.Aspect.KIND, "", Seen.words(unexpected), "nothing");
        return of(message, unexpected, List.of(nothing));
    }

    /** For something that never came. */
    List<Answer> ofMissing(String message) {
        var answers = new ArrayList<Answer>();
        evidence.outcomes().of(message).stream()
                .map(outcome -> new Answer("seen", Seen.words(outcome)))
                .forEach(answers::add);
        decisions.lastAbout(message).ifPresent(decision -> add(answers, message, decision));
        return answers;
    }

    private void add(List<Answer> answers, String message, Decision decision) {
        add(answers, message, decision, Optional.empty());
    }

    private void add(List<Answer> answers, String message, Decision decision, Optional<Lost> lost) {
        answers.add(new Answer("decided by", ReplyMatch.untagged(decision.words())));
        lost.ifPresent(each -> answers.add(new Answer("lost", each.words(decisions))));
        var broken = BrokenSignature.behind(decision, evidence);
        broken.forEach(each -> answers.add(new Answer("broken by", each.words(decisions))));
        var losers = Losers.of(decision.losers());
        losers.words().forEach(text -> answers.add(new Answer("considered", text)));
        var cause = causes.of(decision);
        var written = new ArrayList<>(places(decision, losers.near(), lost));
        Stream.concat(
                        broken.stream().flatMap(each -> configured(each.change().because()).stream()),
                        verdicts.places(decision).stream())
                .filter(text -> !written.contains(text))
                .forEach(written::add);
        unwritten(decision, cause, written).forEach(text -> answers.add(new Answer("configured", text)));
        evidence.loops(message).forEach(loop -> circle(answers, loop));
        var lines = remedies(message, decision, lost);
        if (lines.isEmpty()) {
            lines.addAll(dmarc.of(decision));
            lines.addAll(verdicts.remedies(decision));
        }
        if (lines.isEmpty()) {
            byDecision(decision, cause).ifPresent(lines::add);
        }
        lines.forEach(text -> answers.add(new Answer("to mend", text)));
    }

    /** Each station of the circle, and the setting that keeps it closed. */
    private void circle(List<Answer> answers, LoopFinding loop) {
        loop.cycle()
                .forEach(station -> answers.add(new Answer("cycle", evidence.side(station.host()) + ": " + station)));
        closings.of(loop).ifPresent(closing -> answers.add(new Answer("closed by", closing.setting())));
    }

    private Collection<String> places(Decision decision, List<Considered> near, Optional<Lost> lost) {
        var places = new LinkedHashMap<String, String>();
        lost.ifPresent(each -> place(places, each.change().because(), ""));
        decision.configured().ifPresent(origin -> place(places, origin, "", decision.words()));
        Stream.concat(decision.considered().stream().filter(Considered::chosen), near.stream())
                .filter(any -> !dmarc.ofStranger(decision))
                .limit(MOST)
                .forEach(each -> place(places, each.because(), each.candidate()));
        return places.values();
    }

    private Optional<String> configured(Reason because) {
        return because.configured().flatMap(origin -> configured.words(origin, "", because.text()));
    }

    private void place(Map<String, String> places, Reason because, String object) {
        because.configured().ifPresent(origin -> place(places, origin, object, because.text()));
    }

    /** One line of a file is told once, in the words that say most. */
    private void place(Map<String, String> places, Origin origin, String object, String reason) {
        configured
                .words(origin, object, reason)
                .ifPresent(words -> places.merge(
                        origin.at().map(Configured::place).orElse(words),
                        words,
                        (before, now) -> now.length() > before.length() ? now : before));
    }

    /** Before the lines of files what none of them says: a step of the scenario, a default, or that it is nowhere. */
    private Collection<String> unwritten(Decision decision, Optional<Cause> cause, Collection<String> written) {
        if (decision.configured().flatMap(Origin::at).isPresent()) {
            return written;
        }
        var all = new LinkedHashSet<String>();
        causes.intervention(decision).or(() -> cause.map(Cause::words)).ifPresent(all::add);
        all.addAll(written);
        if (!all.isEmpty()) {
            return all;
        }
        return List.of(
                ClientSide.decides(decision)
                        ? "the client itself: host, port, encryption, logon and sender, as the scenario's step has them"
                        : "nowhere: no setting of the topology decides it");
    }

    /** What mends the decision itself, where no finding about certificates or loops says more. */
    private Optional<String> byDecision(Decision decision, Optional<Cause> cause) {
        return new RecipientRemedies(topology)
                .of(decision, cause)
                .or(() -> ConnectionRemedies.of(decision))
                .or(() -> accounts.of(decision))
                .or(() -> SessionRemedies.of(decision))
                .or(() -> new RouteRemedies(topology, evidence).of(decision))
                .or(() -> cause.flatMap(PropertyRemedies::of))
                .or(() -> ConnectionRemedies.unmatched(decision));
    }

    /** The findings about the same message whose connector the decision speaks of, or that its own step made. */
    private LinkedHashSet<String> remedies(String message, Decision decision, Optional<Lost> lost) {
        var lines = new LinkedHashSet<String>();
        settings.of(decision).ifPresent(lines::add);
        RuleRemedies.of(decision).ifPresent(lines::add);
        lost.flatMap(each -> settings.of(each.step(), evidence.before(each.step())))
                .ifPresent(lines::add);
        lost.filter(each -> each.text().contains("TlsDomainCapabilities"))
                .flatMap(each -> decision.considered().stream()
                        .filter(Considered::chosen)
                        .findFirst())
                .ifPresent(each -> lines.add(Remedies.capability(each.candidate())));
        evidence.mismatches(message).stream()
                .filter(mismatch -> concerns(mismatch, decision))
                .flatMap(mismatch -> remedies.of(mismatch).stream())
                .forEach(lines::add);
        evidence.loops(message).stream()
                .flatMap(loop -> closings.of(loop).stream())
                .map(LoopClosing.Closing::mend)
                .forEach(lines::add);
        return lines;
    }

    /** An own author that counts as a stranger is not mended by letting strangers in (ONP-RCPT-05). */
    private static boolean wantsAuthentication(Decision decision) {
        return decision.because()
                .map(Reason::fact)
                .filter(fact -> fact.equals("EXO-RCPT-12") || fact.equals("ONP-RCPT-05"))
                .isPresent();
    }

    private static boolean concerns(Mismatch mismatch, Decision decision) {
        var names = decision.considered().stream().map(Considered::candidate).toList();
        return mismatch.connector().filter(names::contains).isPresent()
                || mismatch.parties().from().equals(decision.step().where().host())
                || wantsAuthentication(decision);
    }
}
