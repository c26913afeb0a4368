package dev.hybridlab.mailflow.trace;

import java.util.List;

/**
 * What a hop did to the body of a message.
 *
 * @param what in a few words: {@code disclaimer appended to text/plain}
 * @param before octets of the body before
 * @param after octets of the body after
 * @param broken the DKIM signatures of the message whose body hash no longer fits, {@code d=fabrikam.example s=one}
 * @param because the rule that did it
 */
public record BodyChange(String what, int before, int after, List<String> broken, Reason because) {
    public BodyChange {
        broken = List.copyOf(broken);
    }
}
