package dev.hybridlab.authentication.dmarc;

import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimResult;
import dev.hybridlab.mailflow.authentication.DmarcFinding;
import dev.hybridlab.mailflow.authentication.DmarcFinding.Aligned;
import dev.hybridlab.mailflow.authentication.DmarcPolicy;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.authentication.SpfFinding;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.zone.NameLookup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** DMARC of one message (RFC 7489 §6.6). */
public final class DmarcEvaluation {
    private static final DmarcPolicy.Strict RELAXED = new DmarcPolicy.Strict(false, false);

    private final SpfFinding spf;
    private final List<DkimFinding> dkim;
    private final PolicyDiscovery discovery;

    public DmarcEvaluation(SpfFinding spf, List<DkimFinding> dkim, NameLookup names, Instant now) {
        this.spf = spf;
        this.dkim = List.copyOf(dkim);
        this.discovery = new PolicyDiscovery(names, now);
    }

    public DmarcFinding of(Headers headers) {
        String author;
        try {
            author = AuthorDomain.of(headers);
        } catch (IllegalArgumentException nobody) {
            var none = new Aligned(false, false);
            return new DmarcFinding(
                    DmarcResult.PERMERROR, "", none, Optional.empty(), String.valueOf(nobody.getMessage()));
        }
        return switch (discovery.of(author)) {
            case PolicyDiscovery.Discovered.Policy(var policy) -> judged(author, policy);
            case PolicyDiscovery.Discovered.Nothing(var why) -> without(author, DmarcResult.NONE, why);
            case PolicyDiscovery.Discovered.Malformed(var why) -> without(author, DmarcResult.PERMERROR, why);
            case PolicyDiscovery.Discovered.NoAnswer(var why) -> without(author, DmarcResult.TEMPERROR, why);
        };
    }

    private DmarcFinding without(String author, DmarcResult result, String why) {
        return new DmarcFinding(result, author, aligned(author, RELAXED), Optional.empty(), why);
    }

    private DmarcFinding judged(String author, DmarcPolicy policy) {
        var aligned = aligned(author, policy.strict());
        var found = Optional.of(policy);
        if (aligned.any()) {
            var by = aligned.spf() ? aligned.dkim() ? "SPF and DKIM" : "SPF" : "DKIM";
            return new DmarcFinding(DmarcResult.PASS, author, aligned, found, by + " passed in alignment");
        }
        return undecided(author, policy.strict())
                ? new DmarcFinding(DmarcResult.TEMPERROR, author, aligned, found, "what could pass did not answer")
                : new DmarcFinding(
                        DmarcResult.FAIL, author, aligned, found, "neither SPF nor DKIM passed in alignment");
    }

    /** RFC 7489 §3.1. */
    private Aligned aligned(String author, DmarcPolicy.Strict strict) {
        return new Aligned(
                spf.result() == SpfResult.PASS && aligned(spf.domain(), author, strict.spf()),
                dkim.stream()
                        .anyMatch(each ->
                                each.result() == DkimResult.PASS && aligned(each.domain(), author, strict.dkim())));
    }

    /** RFC 7489 §6.6.2: a temporary failure of what would be aligned decides nothing. */
    private boolean undecided(String author, DmarcPolicy.Strict strict) {
        return spf.result() == SpfResult.TEMPERROR && aligned(spf.domain(), author, strict.spf())
                || dkim.stream()
                        .anyMatch(each ->
                                each.result() == DkimResult.TEMPERROR && aligned(each.domain(), author, strict.dkim()));
    }

    private static boolean aligned(String domain, String author, boolean strict) {
        return domain.equals(author)
                || !strict && OrganisationalDomain.of(domain).equals(OrganisationalDomain.of(author));
    }
}
