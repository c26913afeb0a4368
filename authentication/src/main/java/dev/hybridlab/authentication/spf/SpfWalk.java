package dev.hybridlab.authentication.spf;

import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.authentication.SpfFinding.Evidence;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.james.jspf.core.DNSResponse;
import org.apache.james.jspf.core.SPF1Constants;
import org.apache.james.jspf.core.SPFChecker;
import org.apache.james.jspf.core.SPFCheckerExceptionCatcher;
import org.apache.james.jspf.core.SPFSession;
import org.apache.james.jspf.core.exceptions.NeutralException;
import org.apache.james.jspf.core.exceptions.NoneException;
import org.apache.james.jspf.core.exceptions.PermErrorException;
import org.apache.james.jspf.core.exceptions.SPFResultException;
import org.apache.james.jspf.core.exceptions.TempErrorException;
import org.apache.james.jspf.terms.AMechanism;
import org.apache.james.jspf.terms.Directive;
import org.apache.james.jspf.terms.ExistsMechanism;
import org.apache.james.jspf.terms.IncludeMechanism;
import org.apache.james.jspf.terms.MXMechanism;
import org.apache.james.jspf.terms.PTRMechanism;
import org.apache.james.jspf.terms.RedirectModifier;

/** One walk over the terms of a sender's records: jSPF's own loop, with the limits of RFC 7208 and a trace. */
final class SpfWalk {
    /** Under which a session of jSPF knows its walk. */
    private static final String ATTRIBUTE = "hybridlab.walk";

    private static final List<String> LEFT_BY_MX = List.of("MXMechanism.mxRecords", "MXMechanism.checkRecords");

    private final SPFSession session;
    private final SpfLookups lookups;
    private int lookUps;
    private String record = "";
    private String term = "";

    SpfWalk(SpfClaim claim) {
        var sender = claim.mailFrom().map(Object::toString).orElse("");
        this.session = new SPFSession(
                sender, ZoneRecord.name(claim.helo()), claim.client().toString());
        this.lookups = new SpfLookups(claim.names(), claim.now());
        session.setAttribute(ATTRIBUTE, this);
    }

    static SpfWalk of(SPFSession session) {
        return (SpfWalk) Objects.requireNonNull(session.getAttribute(ATTRIBUTE));
    }

    Evidence evidence(String problem) {
        return new Evidence(record, term, lookUps, lookups.voids(), problem);
    }

    /** @throws SPFResultException where a record, or its absence, ends the walk */
    SpfResult run() throws SPFResultException {
        session.pushChecker(SpfRecords.CHECKER);
        for (var next = session.popChecker(); next != null; next = session.popChecker()) {
            count(next);
            try {
                step(next);
            } catch (SPFResultException ended) {
                if (ended instanceof NoneException && !(ended instanceof SpfRecords.NoRecord)) {
                    session.setAttribute(Directive.ATTRIBUTE_MECHANISM_RESULT, false); // what is no name does not exist
                } else {
                    catching(ended);
                }
            } catch (RuntimeException broken) {
                catching(new PermErrorException("a term cannot be evaluated: " + broken.getMessage()));
            }
        }
        return switch (String.valueOf(session.getCurrentResult())) {
            case SPF1Constants.PASS -> SpfResult.PASS;
            case SPF1Constants.FAIL -> SpfResult.FAIL;
            case SPF1Constants.SOFTFAIL -> SpfResult.SOFTFAIL;
            default -> SpfResult.NEUTRAL;
        };
    }

    private void step(SPFChecker checker) throws SPFResultException {
        if (checker instanceof MXMechanism) {
            LEFT_BY_MX.forEach(session::removeAttribute); // An mx without addresses leaves them behind for the next.
        }
        var more = checker.checkSPF(session);
        while (more != null) {
            var answer = new DNSResponse(lookups.ask(more.getRequest(), more.getListener()));
            more = more.getListener().onDNSResponse(answer, session);
        }
    }

    /** Includes and redirects make of an error what it is for the record that names them (RFC 7208 §5.2, §6.1). */
    private void catching(SPFResultException ended) throws SPFResultException {
        var error = ended;
        while (true) {
            var catcher = session.popChecker(SPFCheckerExceptionCatcher.class::isInstance);
            if (catcher == null) {
                throw error;
            }
            try {
                ((SPFCheckerExceptionCatcher) catcher).onException(error, session);
                return;
            } catch (PermErrorException | TempErrorException | NoneException | NeutralException worse) {
                error = error instanceof NoneException && worse instanceof PermErrorException
                        ? new PermErrorException(String.valueOf(error.getMessage())) // says of which record
                        : worse;
            }
        }
    }

    /** RFC 7208 §4.6.4: what asks the name service; jSPF ends the walk behind ten. */
    private void count(SPFChecker checker) {
        var asks = checker instanceof IncludeMechanism
                || checker instanceof AMechanism
                || checker instanceof ExistsMechanism
                || checker instanceof PTRMechanism
                || checker instanceof RedirectModifier && session.getCurrentResult() == null;
        if (asks) {
            lookUps++;
        }
    }

    /** A term was evaluated: it decides what stands so far, or takes back what an included record said. */
    void evaluated(String text, String ofRecord) {
        if (session.getCurrentResult() == null) {
            term = "";
            record = ofRecord;
        } else {
            term = term.isEmpty() ? text : text + " > " + term;
            record = ofRecord;
        }
    }

    /** A record was found, of which no term has matched yet. */
    void reading(String text) {
        record = text;
        term = "";
    }

    /** All terms of a record, first one on top. */
    void push(List<? extends SPFChecker> terms) {
        new ArrayList<SPFChecker>(terms).reversed().forEach(session::pushChecker);
    }
}
