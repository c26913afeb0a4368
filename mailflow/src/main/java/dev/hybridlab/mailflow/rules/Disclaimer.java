package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.mime.Entity;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a text into what a reader reads of a message (RULE-15, RULE-32): into its only text, into every text of alternatives, into
 * the first part of any other kind of multipart. Nothing goes into what is signed or encrypted, nor into an attachment.
 *
 * @param html the text
 * @param above before what was there, not behind it
 */
record Disclaimer(String html, boolean above) {
    /**
     * @param body with the text in it
     * @param into the kinds of text that have it now: {@code text/plain and text/html}
     */
    record Done(Body body, String into) {}

    /** What became of one part. */
    private record Changed(Entity entity, Set<String> types) {}

    /** Empty where the body takes none (RULE-16). */
    Optional<Done> in(Message message) {
        return in(Entity.of(message))
                .map(changed -> new Done(changed.entity().octets(), String.join(" and ", changed.types())));
    }

    private Optional<Changed> in(Entity entity) {
        if (entity.type().isText()) {
            return BodyText.of(entity)
                    .flatMap(text -> text.with(html, above))
                    .map(octets -> new Changed(
                            entity.withText(octets), Set.of(entity.type().type())));
        }
        var parts = entity.type().isSealed() ? List.<Entity>of() : entity.parts();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return entity.type().type().equals("multipart/alternative")
                ? everyText(entity, parts)
                : firstPart(entity, parts);
    }

    /** A reader sees one of them, whichever it is. */
    private Optional<Changed> everyText(Entity entity, List<Entity> parts) {
        var types = new LinkedHashSet<String>();
        var all = new HashMap<Integer, Entity>();
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var changed = in(part);
            if (changed.isPresent()) {
                all.put(i, changed.get().entity());
                types.addAll(changed.get().types());
            } else if (part.type().isText()) {
                return Optional.empty();
            }
        }
        return types.isEmpty() ? Optional.empty() : Optional.of(new Changed(entity.with(all), types));
    }

    private Optional<Changed> firstPart(Entity entity, List<Entity> parts) {
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (!part.isAttachment()
                    && (part.type().isText() || part.type().type().startsWith("multipart/"))) {
                var number = i;
                return in(part).map(
                                changed -> new Changed(entity.with(Map.of(number, changed.entity())), changed.types()));
            }
        }
        return Optional.empty();
    }
}
