package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.authentication.DmarcPolicy;
import dev.hybridlab.mailflow.authentication.DmarcPolicy.Request;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import java.util.Locale;
import java.util.stream.Stream;

/** What a tenant does with mail that fails the DMARC policy of its author's domain (BRD-05, BRD-06, BRD-07). */
sealed interface DmarcAction {
    /** As {@code action=} spells it. */
    String word();

    Reason because();

    /** It goes on as it is. */
    record None(String word, Reason because) implements DmarcAction {}

    /** Accepted, marked as spam: the mailbox moves it to Junk. */
    record Junk(String word, Reason because) implements DmarcAction {}

    /**
     * Accepted, kept away from the mailbox.
     *
     * @param property the one of the policy that says so
     */
    record Quarantine(String word, String property, Reason because) implements DmarcAction {}

    record Reject(String word, Reason because, SmtpReply reply) implements DmarcAction {}

    /**
     * @param border whose border, and what came
     * @param attribution as it stands after promotion
     * @param check what was found
     */
    record Question(SenderCheck.Question border, Attribution attribution, SenderCheck check) {
        private Cloud cloud() {
            return border.cloud();
        }

        private Arrival arrival() {
            return border.arrival();
        }

        private ConfigObject policy() {
            return border.tenant().authentication().antiPhish();
        }

        /** Whose mail from where, and what follows from this property. */
        private Reason reason(String property, String pattern, Object... arguments) {
            var all = Stream.concat(Stream.of(check.author(), check.source().address()), Stream.of(arguments));
            return Reason.of("BRD-05", "{} from {} " + pattern, all.toArray())
                    .configuredAt(policy().originOf(property));
        }
    }

    static DmarcAction of(Question asked) {
        var request = asked.check().asked();
        if (request == Request.NONE) {
            return unasked(asked.check().findings().dmarc().result());
        }
        if (asked.attribution().authAs() == AuthAs.INTERNAL) {
            return overridden(request, Reason.of("HDR-67", "a fail does no harm to trusted mail"));
        }
        if (!honoured(asked)) {
            return overridden(
                    request,
                    Reason.of(
                            "BRD-07",
                            "the mail exchanger of {} is not Exchange Online, and no connector skips what stands"
                                    + " before it",
                            asked.border().recipientDomain()));
        }
        var policy = asked.check().findings().dmarc().policy().orElseThrow();
        if (spared(asked, policy)) {
            return new None(
                    "pct." + request.word(),
                    Reason.assuming("BRD-18", "pct={} leaves this message out", policy.percent()));
        }
        if (!asked.policy().flag("HonorDmarcPolicy")) {
            return dishonoured(asked, request);
        }
        return request == Request.REJECT ? rejecting(asked) : quarantining(asked);
    }

    /** A record that could not be had, or not be read, asks for nothing; the action says which (BRD-25). */
    private static None unasked(DmarcResult result) {
        return switch (result) {
            case TEMPERROR, PERMERROR ->
                new None(
                        result.word(),
                        Reason.assuming("BRD-25", "the record of DMARC says nothing: {}", result.word()));
            case PASS, FAIL, NONE -> new None("none", Reason.of("BRD-05", "DMARC asks for nothing"));
        };
    }

    private static None overridden(Request request, Reason because) {
        return new None(request == Request.REJECT ? "oreject" : "none", because);
    }

    private static DmarcAction rejecting(Question asked) {
        var because = asked.reason(
                "DmarcRejectAction",
                "fails p=reject, and DmarcRejectAction is {}",
                asked.policy().text("DmarcRejectAction").orElse("Reject"));
        if (is(asked, "DmarcRejectAction", "Quarantine")) {
            return new Quarantine("quarantine", "DmarcRejectAction", because);
        }
        var text = "550 5.7.509 Access denied, sending domain ["
                + asked.check().author().toUpperCase(Locale.ROOT)
                + "] does not pass DMARC verification and has a DMARC policy of reject.";
        return new Reject(
                "oreject",
                because,
                asked.cloud().tagged(text, asked.arrival().peer().session()));
    }

    private static DmarcAction quarantining(Question asked) {
        var because = asked.reason(
                "DmarcQuarantineAction",
                "fails p=quarantine, and DmarcQuarantineAction is {}",
                asked.policy().text("DmarcQuarantineAction").orElse("Quarantine"));
        return is(asked, "DmarcQuarantineAction", "MoveToJmf")
                ? new Junk("quarantine", because)
                : new Quarantine("quarantine", "DmarcQuarantineAction", because);
    }

    /** The spoof settings decide in its place. */
    private static DmarcAction dishonoured(Question asked, Request request) {
        var word = request == Request.REJECT ? "oreject" : "none";
        if (!asked.policy().flag("EnableSpoofIntelligence")) {
            return new Quarantine(
                    word,
                    "EnableSpoofIntelligence",
                    asked.reason(
                            "EnableSpoofIntelligence",
                            "fails, and neither HonorDmarcPolicy nor EnableSpoofIntelligence is on"));
        }
        var because = asked.reason(
                "HonorDmarcPolicy",
                "fails, HonorDmarcPolicy is off, and AuthenticationFailAction is {}",
                asked.policy().text("AuthenticationFailAction").orElse("MoveToJmf"));
        return is(asked, "AuthenticationFailAction", "Quarantine")
                ? new Quarantine(word, "AuthenticationFailAction", because)
                : new Junk(word, because);
    }

    private static boolean is(Question asked, String property, String word) {
        return asked.policy().text(property).filter(word::equals).isPresent();
    }

    /** BRD-07: what came by others first is judged by its true source or not at all. */
    private static boolean honoured(Question asked) {
        if (asked.check().skipped()) {
            return true;
        }
        if (asked.attribution().direction() == Direction.ORIGINATING) {
            return false;
        }
        var now = asked.arrival().peer().session().at();
        return asked.arrival().names().ask(asked.border().recipientDomain(), Type.MX, now)
                        instanceof NameAnswer.Found(var records)
                && records.stream().anyMatch(record -> ExchangeOnline.isMxHost(record.data()));
    }

    /** RFC 7489 §6.6.4: the same message always falls on the same side. */
    private static boolean spared(Question asked, DmarcPolicy policy) {
        return policy.percent() < 100
                && Hash.number(
                                100,
                                asked.cloud().settings().seed(),
                                "dmarc-pct",
                                asked.arrival().ref().lineage())
                        >= policy.percent();
    }
}
