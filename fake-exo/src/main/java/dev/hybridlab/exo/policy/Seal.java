package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.authentication.ArcFinding;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.exchange.ArcSets;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The set of ARC fields that each pass adds (BRD-09, BRD-10; RFC 8617 §5.1). */
final class Seal {
    private static final String AUTHORITY = "mx.microsoft.com 1; ";
    private static final List<String> FIELDS = List.of(
            "From",
            "Date",
            "Subject",
            "Message-ID",
            "Content-Type",
            "MIME-Version",
            "X-MS-Exchange-AntiSpam-MessageData-ChunkCount",
            "X-MS-Exchange-AntiSpam-MessageData-0",
            "X-MS-Exchange-AntiSpam-MessageData-1");

    private Seal() {}

    /** Mail that came from outside: what was found. */
    record Relayed(Cloud cloud, Tenant tenant, SenderCheck check, DmarcAction action, String recipientDomain) {
        void set(Message message, HeaderEdits edits) {
            var arc = check.findings().arc();
            var results = AUTHORITY + "spf=" + check.spf().word() + " (sender ip is "
                    + check.source().address()
                    + ") smtp.rcpttodomain=" + recipientDomain + " smtp.mailfrom="
                    + check.mailFrom() + "; dmarc="
                    + check.findings().dmarc().exchangeWord() + policy() + " action=" + action.word() + " header.from="
                    + check.shownAuthor() + "; " + dkim()
                    + "; arc=" + chain(arc);
            Seal.set(cloud, new Wanted(results, arc.sets().size() + 1, arc.result()), message, edits);
        }

        private String policy() {
            return check.findings()
                    .dmarc()
                    .policy()
                    .map(policy -> " (p=" + policy.request().word() + " sp="
                            + policy.request().word() + " pct=" + policy.percent() + ")")
                    .orElse("");
        }

        private String dkim() {
            return check.findings().dkim().stream()
                    .map(new DkimWords(cloud)::text)
                    .map(text -> text.replace("\r\n", ""))
                    .collect(Collectors.joining("; "));
        }

        private String chain(ArcFinding arc) {
            if (arc.result() != ArcResult.PASS) {
                return arc.result().word() + " (0)";
            }
            var last = arc.sets().getLast();
            var trusted = TrustedSeal.trusts(tenant, last.sealer()) ? "1" : "0";
            return "pass (0 oda=" + trusted + " ltdi=1" + EarlierResults.of(last.results()) + ")";
        }
    }

    /** Mail of a mailbox here: it is said to be in order, nobody checked (BRD-10). */
    static void own(Cloud cloud, String domain, Message message, HeaderEdits edits) {
        var results = AUTHORITY + "spf=pass smtp.mailfrom=" + domain + "; dmarc=pass action=none header.from=" + domain
                + "; dkim=pass header.d=" + domain + "; arc=none";
        set(cloud, new Wanted(results, 1, ArcResult.NONE), message, edits);
    }

    private record Wanted(String results, int instance, ArcResult chain) {}

    private static void set(Cloud cloud, Wanted wanted, Message message, HeaderEdits edits) {
        var sealing = new ArcSealing(
                ExchangeOnline.SEAL, wanted.instance(), wanted.results(), wanted.chain(), FIELDS, Optional.empty());
        var because = Reason.of("BRD-09", "a set for each pass").alsoAssuming("BRD-10");
        new ArcSets(cloud.authenticator().signing(), because).add(sealing, message, edits);
    }
}
