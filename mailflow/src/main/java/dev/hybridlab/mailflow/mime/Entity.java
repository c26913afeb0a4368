package dev.hybridlab.mailflow.mime;

import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message or one of its parts (RFC 2045 §2.4).
 *
 * @param headers of it
 * @param type what its Content-Type says
 * @param body one character an octet
 * @param depth how many multiparts it lies in
 */
public record Entity(Headers headers, ContentType type, String body, int depth) {
    private static final int DEEPEST = 20;

    public static Entity of(Message message) {
        return of(message, 0);
    }

    private static Entity of(Message message, int depth) {
        var headers = message.headers();
        return new Entity(headers, ContentType.of(headers), characters(message.body()), depth);
    }

    private static String characters(Body body) {
        return new String(body.octets(), StandardCharsets.ISO_8859_1);
    }

    /** Said to be no part of what is read at once (RFC 2183 §2.2). */
    public boolean isAttachment() {
        return headers.first("Content-Disposition")
                .filter(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("attachment"))
                .isPresent();
    }

    /** Its parts; empty where it has none, or lies too deep to be looked into. */
    public List<Entity> parts() {
        if (!type.isMultipart() || depth >= DEEPEST) {
            return List.of();
        }
        var parts = new ArrayList<Entity>();
        for (var part : Multipart.of(body, type.boundary()).parts()) {
            parts.add(of(Message.parse(part.getBytes(StandardCharsets.ISO_8859_1)), depth + 1));
        }
        return parts;
    }

    /** This one with some of its {@link #parts()} changed, by their numbers; every octet of the others stays. */
    public Entity with(Map<Integer, Entity> changed) {
        var all = Multipart.of(body, type.boundary());
        var parts = new ArrayList<>(all.parts());
        changed.forEach((number, part) -> {
            var message = new Message(part.headers(), part.octets());
            parts.set(number, new String(message.octets(), StandardCharsets.ISO_8859_1));
        });
        return new Entity(headers, type, all.with(parts), depth);
    }

    public Body octets() {
        return Body.of(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The decoded octets of a text; empty for another kind and where the encoding is not known or broken. */
    public Optional<byte[]> text() {
        return type.isText()
                ? TransferEncoding.of(headers)
                        .flatMap(encoding -> encoding.decode(body.getBytes(StandardCharsets.ISO_8859_1)))
                : Optional.empty();
    }

    /** The same with another text, encoded as before. */
    public Entity withText(byte[] octets) {
        var encoding = TransferEncoding.of(headers).orElse(TransferEncoding.NONE);
        return new Entity(headers, type, new String(encoding.encode(octets), StandardCharsets.ISO_8859_1), depth);
    }

    /** What all its texts say, first to last, attachments and messages in it left out. */
    public List<String> words() {
        if (isAttachment()) {
            return List.of();
        }
        var charset = type.known().orElse(StandardCharsets.ISO_8859_1);
        var own = text().map(octets -> List.of(new String(octets, charset))).orElse(List.of());
        var all = new ArrayList<>(own);
        parts().forEach(part -> all.addAll(part.words()));
        return all;
    }
}
