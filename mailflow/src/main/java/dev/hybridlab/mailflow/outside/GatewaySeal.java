package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Release;
import dev.hybridlab.mailflow.exchange.ArcSets;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.HostSignature;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A gateway that says what it found before it changed a message: Authentication-Results when it comes, an ARC set over them when it goes
 * on (BRD-24; RFC 8601, RFC 8617 §5.1).
 */
record GatewaySeal(InternetHost host, Authenticator authenticator) {
    private static final String FIELD = "Authentication-Results";
    private static final List<String> FIELDS = List.of("From", "To", "Subject", "Date", "Message-ID");
    private static final Reason BECAUSE = Reason.assuming("BRD-24", "it seals what it passes on");

    private Optional<SigningKey> key() {
        return host.source().text("seals").flatMap(text -> HostSignature.of(text, host.fqdn()));
    }

    ContentVerdict judged(ContentVerdict verdict, Arrival arrival, Message arrived) {
        if (key().isEmpty() || !(verdict instanceof ContentVerdict.Keep keep)) {
            return verdict;
        }
        var edits = HeaderEdits.of(keep.message().headers()).prepend(FIELD, results(arrival, arrived), BECAUSE);
        var changes = new ArrayList<>(keep.changes());
        changes.addAll(edits.changes());
        return new ContentVerdict.Keep(edits.on(keep.message()), keep.attribution(), keep.reply(), changes);
    }

    private String results(Arrival arrival, Message arrived) {
        var found = SenderFindings.of(authenticator, arrival, arrived);
        return host.fqdn() + "; spf=" + found.spf().result().word() + " smtp.mailfrom="
                + found.spf().domain() + "; "
                + found.dkim().stream().map(GatewaySeal::dkim).collect(Collectors.joining("; ")) + "; dmarc="
                + found.dmarc().result().word() + " header.from="
                + found.dmarc().domain() + "; arc="
                + found.arc().result().word();
    }

    private static String dkim(DkimFinding finding) {
        return "dkim=" + finding.result().word() + " header.d=" + finding.domain();
    }

    Release released(HeldMessage held) {
        var own = key().flatMap(key -> held.message().headers().all(FIELD).stream()
                .filter(results -> results.startsWith(host.fqdn() + ";"))
                .findFirst());
        if (own.isEmpty()) {
            return new Release(held.message(), List.of());
        }
        var sets = (int) held.message().headers().count("ARC-Seal");
        var chain = own.get().endsWith("arc=pass") ? ArcResult.PASS : sets == 0 ? ArcResult.NONE : ArcResult.FAIL;
        var there = FIELDS.stream().filter(held.message().headers()::has).toList();
        var sealing = new ArcSealing(key().orElseThrow(), sets + 1, own.get(), chain, there, Optional.empty());
        var edits = HeaderEdits.of(held.message().headers());
        new ArcSets(authenticator.signing(), BECAUSE).add(sealing, held.message(), edits);
        return new Release(edits.on(held.message()), edits.changes());
    }
}
