package dev.hybridlab.neighbours.james;

import dev.hybridlab.mailflow.reply.SmtpReply;

/** Why a recipient is refused: James words the first two itself. */
enum Refused {
    RELAY,
    USER,
    /** In the words of the mail system: it was told to, or it has a reason that James does not know. */
    AS_TOLD,
    NOT;

    static Refused of(SmtpReply reply) {
        if (reply.positive()) {
            return NOT;
        }
        var enhanced =
                reply.code() == 550 ? reply.enhanced().map(Object::toString).orElse("") : "";
        if (enhanced.equals("5.7.1") && reply.text().endsWith("relaying denied")) {
            return RELAY;
        }
        return enhanced.equals("5.1.1") && reply.text().startsWith("Unknown user") ? USER : AS_TOLD;
    }
}
