package dev.hybridlab.mailflow.authentication;

import java.util.List;

/**
 * What a border finds.
 *
 * @param dkim one for each signature that was looked at, top first; one with {@link DkimReason#NOT_SIGNED} if there is none
 */
public record AuthenticationFindings(SpfFinding spf, List<DkimFinding> dkim, DmarcFinding dmarc, ArcFinding arc) {
    public AuthenticationFindings {
        dkim = List.copyOf(dkim);
    }
}
