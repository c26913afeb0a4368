package dev.hybridlab.mailflow.mailbox;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.topology.AutomaticReplies;
import dev.hybridlab.mailflow.topology.RemoteDomain;
import dev.hybridlab.mailflow.topology.RemoteDomain.OutOfOffice;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * Which of two texts a sender gets, if any: the internal one when the author counts as internal or a remote domain says so,
 * else the external one as far as the remote domain and the mailbox let it out (DOM-22, DOM-26, DOM-50).
 */
record OutOfOfficeChoice(MailboxActions side, MailboxLetters letters) {
    Optional<Aftermath> of(AutomaticReplies replies) {
        if (!replies.activeAt(letters.now()) || letters.isAutomatic()) {
            return Optional.empty();
        }
        var to = letters.held().sender().orElseThrow();
        var remote = side.remote(to);
        var allowed = remote.map(each -> each.automatic().outOfOffice());
        if (allowed.filter(OutOfOffice.NONE::equals).isPresent()) {
            return Optional.of(new Aftermath.Stops(
                    to, at(remote, Reason.of("DOM-26", "AllowedOOFType None lets no out-of-office out to {}", to))));
        }
        if (letters.held().attribution().authAs() == AuthAs.INTERNAL) {
            return answer(
                    replies.internal(),
                    to,
                    Reason.of(
                            "DOM-50",
                            "{} is away, and the author is internal",
                            letters.mailbox().primary()),
                    "InternalMessage");
        }
        if (allowed.filter(OutOfOffice.INTERNAL_LEGACY::equals).isPresent()) {
            return answer(
                    replies.internal(),
                    to,
                    at(
                            remote,
                            Reason.of(
                                    "DOM-26",
                                    "{} is away, and {} counts as internal",
                                    letters.mailbox().primary(),
                                    to.domain())),
                    "InternalMessage");
        }
        return external(replies, to);
    }

    private Optional<Aftermath> external(AutomaticReplies replies, EmailAddress to) {
        var wanted = switch (replies.audience()) {
            case ALL -> true;
            case KNOWN -> side.knows(to);
            case NONE -> false;
        };
        var mailbox = letters.mailbox();
        if (!wanted) {
            var because = Reason.assuming("DOM-54", "ExternalAudience of {} leaves {} out", mailbox.primary(), to)
                    .configuredAt(mailbox.source().originOf("ExternalAudience"));
            return Optional.of(new Aftermath.Stops(
                    to,
                    replies.audience() == AutomaticReplies.Audience.KNOWN ? because.alsoAssuming("DOM-53") : because));
        }
        return answer(
                replies.external(),
                to,
                Reason.of("DOM-50", "{} is away, and the author is not internal", mailbox.primary()),
                "ExternalMessage");
    }

    private Optional<Aftermath> answer(Optional<String> text, EmailAddress to, Reason because, String property) {
        var source = letters.mailbox().source();
        var told = because.configured().isPresent() ? because : because.configuredAt(source.originOf(property));
        return text.map(words -> letters.answer(to, "answer", words, told.alsoAssuming("DOM-52")));
    }

    private static Reason at(Optional<RemoteDomain> remote, Reason because) {
        return remote.map(each -> because.configuredAt(
                        each.source().originOf(each.source().flag("IsInternal") ? "IsInternal" : "AllowedOOFType")))
                .orElse(because);
    }
}
