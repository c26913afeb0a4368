package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.mailflow.message.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message before it is sent. Where it enters follows from its sender: a mailbox submits at its own side, an outside address
 * at its domain's host; {@link #byHand} and {@link #at} say it for anybody else.
 */
public final class Draft {
    private final Map<String, Object> keys = new LinkedHashMap<>();
    private final List<String> to = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, Object> enter = new LinkedHashMap<>();
    private Optional<byte[]> octets = Optional.empty();

    Draft(String id) {
        keys.put("id", id);
    }

    /** The name it goes by in evidence; letters, digits, {@code _} and {@code -}. By default {@code message-1} and so on. */
    public Draft id(String id) {
        keys.put("id", id);
        return this;
    }

    public Draft from(String address) {
        keys.put("from", address);
        return this;
    }

    /** The null sender {@code <>}: of a notice, an automatic reply. */
    public Draft fromNobody() {
        return from("<>");
    }

    /** One recipient or several; each call adds. */
    public Draft to(String... addresses) {
        to.addAll(List.of(addresses));
        return this;
    }

    public Draft subject(String subject) {
        return header("Subject", subject);
    }

    /** Beside or instead of the header fields that every message gets. */
    public Draft header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Its text, with any line ends. */
    public Draft body(String text) {
        keys.put("body", text);
        return this;
    }

    /**
     * The message that lies in a file, in place of headers and body: octet for octet, but where it has no CR at all its lines get
     * the ends of the wire.
     *
     * @param path of the .eml file, in the working directory or below it; what lies elsewhere goes to {@link #eml(byte[])}
     */
    public Draft eml(String path) {
        keys.put("eml", path);
        return this;
    }

    /** A whole message, octet for octet, in place of headers and body. */
    public Draft eml(byte[] message) {
        octets = Optional.of(message.clone());
        return this;
    }

    /** This host of the lab submits it. */
    public Draft at(String host) {
        enter.put("host", host);
        return this;
    }

    /**
     * Somebody who is no host of the lab connects to a host of it.
     *
     * @param host name or logical address
     * @param address the logical address that the connection comes from
     */
    public Draft byHand(String host, String address) {
        enter.put("host", host);
        enter.put("from", address);
        return this;
    }

    /** Of the connection: {@code port}, {@code certificate}, {@code auth}, {@code password}, {@code directory}. */
    public Draft entering(String key, Object value) {
        enter.put(key, value);
        return this;
    }

    /** Another key of a {@code send}: {@code notify}, {@code ret}, {@code envid}. */
    public Draft with(String key, Object value) {
        keys.put(key, value);
        return this;
    }

    /** As a scenario file would say it. */
    Map<String, Object> keys() {
        var all = new LinkedHashMap<>(keys);
        all.put("to", List.copyOf(to));
        if (!headers.isEmpty()) {
            all.put("headers", new LinkedHashMap<>(headers));
        }
        if (!enter.isEmpty()) {
            all.put("enter", new LinkedHashMap<>(enter));
        }
        return all;
    }

    Send complete(Send read) {
        return octets.map(each -> new Send(
                        read.at(),
                        read.id(),
                        read.from(),
                        read.to(),
                        new MessageSource.File("octets", Body.of(each)),
                        read.enter(),
                        read.parameters()))
                .orElse(read);
    }
}
