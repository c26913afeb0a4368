package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.Refusal;
import dev.hybridlab.identity.policy.SignIn;
import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.identity.policy.TokenDesk;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request and what it meets.
 *
 * @param desk who decides about tokens
 * @param signIn who decides about people
 * @param now on the lab's clock
 * @param wording of refusals
 * @param request what was asked
 */
record Visit(TokenDesk desk, SignIn signIn, Instant now, Wording wording, Request request) {
    /** What is wrong with the parameters before anybody reads one; TOK-30. */
    Optional<Refused> unreadable(Form parameters) {
        return parameters.broken()
                ? Optional.of(Refusal.MALFORMED.of())
                : parameters.repeated().map(Refusal.DUPLICATED::of);
    }

    /** What a program posted; a request of another method, or one that cannot be read, is refused. */
    Answer posted(Function<Form, Answer> answer) {
        if (!request.isPost()) {
            return refused(Refusal.POST_WANTED.of(request.method()));
        }
        var form = request.body();
        return unreadable(form).map(this::refused).orElseGet(() -> answer.apply(form));
    }

    /** For a program. */
    Answer refused(Refused refused) {
        return refused(refused.why().isUnproved() ? 401 : 400, refused);
    }

    Answer refused(int status, Refused refused) {
        return Answer.json(status, wording.body(refused, this));
    }

    /** For somebody who looks at a page. */
    Answer shown(Refused refused) {
        return Answer.html(400, Page.refused(wording.description(refused, this)));
    }
}
