package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.NoticeCopy;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Notices with the codes of GenerateCopyOfDSNFor go to the postmaster as well, if somebody has that address (NDR-11, NDR-56). */
final class AdministratorCopy {
    private static final String CODES = "GenerateCopyOfDSNFor";

    private AdministratorCopy() {}

    static Optional<NoticeCopy> of(Home home, SmtpReply diagnostic) {
        var config = home.organization().transportConfig();
        var code = diagnostic.enhanced().map(Object::toString).orElse("");
        if (!config.texts(CODES).contains(code)
                || home.settings().assumption(Assumption.NOTICE_COPY_TO).equals("nobody")) {
            return Optional.empty();
        }
        return NoticeWriterName.postmaster(home)
                .filter(address ->
                        home.organization().recipients().find(address).isPresent())
                .map(address -> new NoticeCopy(
                        address,
                        Reason.of("NDR-11", "{} names {}", CODES, code)
                                .configuredAt(config.originOf(CODES))
                                .alsoAssuming("NDR-56")));
    }
}
