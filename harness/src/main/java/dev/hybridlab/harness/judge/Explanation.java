package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.record.run.Judged.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What a good colleague adds to a headline: decided by, considered, configured, to mend. */
final class Explanation {
    private static final int MOST = 6;

    private final Evidence evidence;
    private final Decisions decisions;
    private final Configured configured;
    private final Remedies remedies;

    Explanation(Evidence evidence, Background background) {
        this.evidence = evidence;
        this.decisions = new Decisions(evidence);
        this.configured = new Configured(background);
        this.remedies = new Remedies(background.topology());
    }

    /** For an outcome that is not as expected; the first miss is the headline's, the others are told as well. */
    List<Answer> of(String message, Outcome seen, List<Miss> misses) {
        var answers = new ArrayList<Answer>();
        misses.stream().skip(1).map(miss -> new Answer("also", miss.words())).forEach(answers::add);
        decisions.behind(seen, misses.getFirst()).ifPresent(decision -> add(answers, message, decision));
        return answers;
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
        answers.add(new Answer("decided by", ReplyMatch.untagged(decision.words())));
        var losers = decision.losers();
        losers.stream()
                .limit(MOST)
                .map(Explanation::words)
                .map(text -> new Answer("considered", text))
                .forEach(answers::add);
        if (losers.size() > MOST) {
            answers.add(new Answer("considered", "and " + (losers.size() - MOST) + " more"));
        }
        places(decision).forEach(text -> answers.add(new Answer("configured", text)));
        remedies(message, decision).forEach(text -> answers.add(new Answer("to mend", text)));
    }

    /** {@code 'Inbound from ...' wants *.contoso.com, the peer showed CN=mail.contoso.net}. */
    private static String words(Considered candidate) {
        var says = candidate.because().text();
        var name = "'" + candidate.candidate() + "'";
        return says.startsWith(name) || says.startsWith(candidate.candidate()) ? says : name + " " + says;
    }

    private LinkedHashSet<String> places(Decision decision) {
        var places = new LinkedHashSet<String>();
        decision.configured()
                .flatMap(origin -> place(origin, "", decision.words()))
                .ifPresent(places::add);
        for (var each : decision.considered()) {
            var because = each.because();
            if (because.configured().isPresent() && places.size() < MOST) {
                place(because.configured().get(), each.candidate(), because.text())
                        .ifPresent(places::add);
            }
        }
        return places;
    }

    private Optional<String> place(Origin origin, String object, String reason) {
        return configured.words(origin, object, reason);
    }

    /** The findings about the same message whose connector the decision speaks of, or that its own step made. */
    private LinkedHashSet<String> remedies(String message, Decision decision) {
        var lines = new LinkedHashSet<String>();
        evidence.mismatches(message).stream()
                .filter(mismatch -> concerns(mismatch, decision))
                .flatMap(mismatch -> remedies.of(mismatch).stream())
                .forEach(lines::add);
        evidence.loops(message).stream()
                .flatMap(loop -> remedies.of(loop).stream())
                .forEach(lines::add);
        return lines;
    }

    private static boolean concerns(Mismatch mismatch, Decision decision) {
        var names = decision.considered().stream().map(Considered::candidate).toList();
        return mismatch.connector().filter(names::contains).isPresent()
                || mismatch.parties().from().equals(decision.step().where().host());
    }
}
