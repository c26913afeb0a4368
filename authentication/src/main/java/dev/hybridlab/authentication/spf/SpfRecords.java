package dev.hybridlab.authentication.spf;

import dev.hybridlab.authentication.signature.Remembered;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.jspf.core.DNSLookupContinuation;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSResponse;
import org.apache.james.jspf.core.MacroExpand;
import org.apache.james.jspf.core.SPF1Constants;
import org.apache.james.jspf.core.SPFChecker;
import org.apache.james.jspf.core.SPFCheckerDNSResponseListener;
import org.apache.james.jspf.core.SPFSession;
import org.apache.james.jspf.core.exceptions.NoneException;
import org.apache.james.jspf.core.exceptions.PermErrorException;
import org.apache.james.jspf.core.exceptions.TempErrorException;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Finds the record of the session's current domain (RFC 7208 §4.4 to §4.6) and puts its terms on the walk. */
final class SpfRecords implements SPFChecker, SPFCheckerDNSResponseListener {
    private static final SpfRecords INSTANCE = new SpfRecords();

    /** What a walk begins with, and what include and redirect begin anew. */
    static final SPFChecker CHECKER = INSTANCE;

    /** Who asks for a record. */
    static final SPFCheckerDNSResponseListener LISTENER = INSTANCE;

    /** How the listeners of macros are called. */
    static final String MACROS = MacroExpand.class.getName();

    private static final String VERSION = SPF1Constants.SPF_VERSION1;
    private static final Remembered<Terms> PARSED = new Remembered<>(SpfParser::parse);

    private SpfRecords() {}

    /**
     * What a text says, or what is wrong with it.
     *
     * @param written the directives as they stand in the text
     * @param problem empty if nothing
     */
    record Terms(
            String text,
            List<String> written,
            List<? extends SPFChecker> directives,
            List<? extends SPFChecker> modifiers,
            String problem) {}

    /** There is nothing to judge by. Where jSPF says so, it means a name that macros made malformed. */
    static final class NoRecord extends NoneException {
        private static final long serialVersionUID = 1;

        NoRecord(String why) {
            super(why);
        }
    }

    @Override
    public DNSLookupContinuation checkSPF(SPFSession session) throws NoneException {
        var domain = ZoneRecord.name(session.getCurrentDomain());
        if (!SpfEvaluation.isChecked(domain)) {
            throw new NoRecord("'" + domain + "' is no domain of several labels");
        }
        return new DNSLookupContinuation(new DNSRequest(domain, DNSRequest.TXT), this);
    }

    @Override
    public @Nullable DNSLookupContinuation onDNSResponse(DNSResponse response, SPFSession session)
            throws PermErrorException, NoneException, TempErrorException {
        List<String> texts;
        try {
            texts = response.getResponse();
        } catch (TimeoutException never) {
            throw new TempErrorException(String.valueOf(never.getMessage()));
        }
        var domain = session.getCurrentDomain();
        var records = texts == null
                ? List.<String>of()
                : texts.stream().filter(SpfRecords::isRecord).toList();
        if (records.isEmpty()) {
            throw new NoRecord(domain + " has no SPF record");
        }
        if (records.size() > 1) { // RFC 7208 §4.5
            throw new PermErrorException(domain + " has " + records.size() + " SPF records");
        }
        var terms = PARSED.of(records.getFirst());
        var walk = SpfWalk.of(session);
        walk.reading(terms.text());
        if (!terms.problem().isEmpty()) { // RFC 7208 §4.6
            throw new PermErrorException(terms.problem());
        }
        var checkers = new ArrayList<SPFChecker>();
        for (var i = 0; i < terms.directives().size(); i++) {
            checkers.add(new Watched(terms.directives().get(i), terms.written().get(i), terms.text()));
        }
        checkers.addAll(terms.modifiers());
        checkers.add(SpfRecords::neutral);
        walk.push(checkers);
        return null;
    }

    /** RFC 7208 §4.5: the version ends with a blank or with the record; its case does not count. */
    static boolean isRecord(String text) {
        var start =
                text.substring(0, Math.min(text.length(), VERSION.length() + 1)).toLowerCase(Locale.ROOT);
        return start.equals(VERSION) || start.equals(VERSION + " ");
    }

    /** RFC 7208 §4.7: no term matched. */
    private static @Nullable DNSLookupContinuation neutral(SPFSession session) {
        if (session.getCurrentResult() == null) {
            session.setCurrentResult(SPF1Constants.NEUTRAL);
        }
        return null;
    }

    /** A directive, and after it what it came to. */
    private record Watched(SPFChecker directive, String written, String record) implements SPFChecker {
        @Override
        public @Nullable DNSLookupContinuation checkSPF(SPFSession session) {
            if (session.getCurrentResult() == null) {
                session.pushChecker(after -> {
                    SpfWalk.of(after).evaluated(written, record);
                    return null;
                });
                session.pushChecker(directive);
            }
            return null;
        }
    }
}
