package dev.hybridlab.assertj;

import dev.hybridlab.harness.scenario.BodyExpectation;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.HeaderExpectation;
import dev.hybridlab.harness.testkit.StoredMessage;
import dev.hybridlab.mailflow.configuration.NearWord;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.record.run.Judged.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a message in a mailbox. */
public class StoredMessageAssert extends AbstractAssert<StoredMessageAssert, StoredMessage> {
    private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

    /** Who asks is in the stack trace. */
    private static final SourceLine HERE = new SourceLine("test", 1, 1);

    public StoredMessageAssert(StoredMessage actual) {
        super(actual, StoredMessageAssert.class);
    }

    /** It has a field of this name. */
    public StoredMessageAssert hasHeader(String name) {
        isNotNull();
        if (actual.headers(name).isEmpty()) {
            throw failure("%s", missing(name, "present", new HeaderExpectation.Present()));
        }
        return this;
    }

    /** One of its fields of this name has exactly this value, unfolded. */
    public StoredMessageAssert hasHeader(String name, String value) {
        isNotNull();
        if (!actual.headers(name).contains(value)) {
            var found = actual.header(name).orElse("");
            throw failureWithActualExpected(
                    found, value, "%s", missing(name, value, new HeaderExpectation.Exactly(value)));
        }
        return this;
    }

    /** One of its fields of this name contains this. */
    public StoredMessageAssert hasHeaderContaining(String name, String piece) {
        isNotNull();
        if (actual.headers(name).stream().noneMatch(value -> value.contains(piece))) {
            throw failure("%s", missing(name, "..." + piece + "...", new HeaderExpectation.Contains(piece)));
        }
        return this;
    }

    /** It has no field of this name; a {@code *} at the end stands for any rest: {@code X-MS-Exchange-Organization-*}. */
    public StoredMessageAssert hasNoHeader(String name) {
        isNotNull();
        var prefix = name.endsWith("*") ? name.substring(0, name.length() - 1) : "";
        var found = actual.message().headers().fields().stream()
                .filter(field -> prefix.isEmpty() ? field.is(name) : field.startsWith(prefix))
                .map(Object::toString)
                .toList();
        if (!found.isEmpty()) {
            throw failure("%s", headline(name).row("expected", "absent").rows("found", found));
        }
        return this;
    }

    /** Exchange counts its author as one of its own: {@code X-MS-Exchange-Organization-AuthAs} is Internal. */
    public StoredMessageAssert isInternal() {
        return hasHeader(AUTH_AS, "Internal");
    }

    /** Exchange counts its author as a stranger: {@code X-MS-Exchange-Organization-AuthAs} is Anonymous. */
    public StoredMessageAssert isAnonymous() {
        return hasHeader(AUTH_AS, "Anonymous");
    }

    /** All of these, sides or hosts, were responsible for it on its way, in any order. */
    public StoredMessageAssert wasRelayedBy(String... sidesOrHosts) {
        isNotNull();
        for (var wanted : sidesOrHosts) {
            if (!actual.path().contains(wanted) && !actual.hosts().contains(wanted)) {
                throw failure("%s", way("relayed by " + wanted, wanted));
            }
        }
        return this;
    }

    /** None of these, sides or hosts, was responsible for it on its way; a name that the lab does not have is a slip, and fails. */
    public StoredMessageAssert wasNotRelayedBy(String... sidesOrHosts) {
        isNotNull();
        for (var unwanted : sidesOrHosts) {
            var had = actual.path().contains(unwanted) || actual.hosts().contains(unwanted);
            if (had || !actual.sidesAndHosts().contains(unwanted)) {
                throw failure("%s", way("not relayed by " + unwanted, unwanted));
            }
        }
        return this;
    }

    /** Exactly these sides, or hosts, were responsible for it, first to last. */
    public StoredMessageAssert tookPath(String... sidesOrHosts) {
        isNotNull();
        var wanted = List.of(sidesOrHosts);
        if (!actual.path().equals(wanted) && !actual.hosts().equals(wanted)) {
            throw failureWithActualExpected(actual.path(), wanted, "%s", way(Told.path(wanted), sidesOrHosts));
        }
        return this;
    }

    public StoredMessageAssert hasSubject(String subject) {
        return hasHeader("Subject", subject);
    }

    /** Its texts contain this, decoded; any run of blanks and line ends counts as one blank. */
    public StoredMessageAssert hasTextContaining(String piece) {
        isNotNull();
        if (!blanksAlike(actual.text()).contains(blanksAlike(piece))) {
            throw failure(
                    "%s",
                    new Told("message " + actual + ": text")
                            .row("expected", "..." + piece + "...")
                            .row("found", actual.text()));
        }
        return this;
    }

    private static String blanksAlike(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private Told headline(String header) {
        return new Told("message " + actual + ": " + header);
    }

    private Told way(String expected, String... named) {
        var told = new Told("message " + actual + ": its way").row("expected", expected);
        return told.row("found", Told.path(actual.path()))
                .row("hosts", Told.path(actual.hosts()))
                .unknown(actual.sidesAndHosts(), named);
    }

    private Told missing(String name, String wanted, HeaderExpectation expectation) {
        var told = headline(name).row("expected", wanted);
        var values = actual.headers(name);
        if (values.isEmpty()) {
            told.row("found", "no such field");
            NearWord.of(name, actual.headerNames())
                    .ifPresent(near ->
                            told.row("near", near + ": " + actual.header(near).orElse("")));
        }
        return told.rows("found", values).answers(explained(name, expectation));
    }

    /** A report is nothing that somebody sent, so there is no outcome to explain. */
    private List<Answer> explained(String name, HeaderExpectation expectation) {
        if (actual.isNotice()) {
            return List.of();
        }
        var headers = new LinkedHashMap<String, HeaderExpectation>();
        headers.put(name, expectation);
        var where = new Expectation.Delivered.Where(actual.side(), Optional.of(actual.mailbox()), List.of());
        var expected =
                new Expectation.Delivered(HERE, where, headers, List.of(), BodyExpectation.NONE, Optional.empty(), 1);
        return actual.lab().judge(actual.sentAs(), expected).answers();
    }
}
