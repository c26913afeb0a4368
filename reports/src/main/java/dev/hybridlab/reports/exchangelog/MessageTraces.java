package dev.hybridlab.reports.exchangelog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.OutboundPool;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What {@code Get-MessageTrace} and {@code Get-MessageTraceDetail} of each tenant would list (LOG-31), as JSON with the
 * cmdlets' property names. A refusal during the session leaves no line, as in the cloud (LOG-32).
 */
final class MessageTraces {
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();
    private static final ObjectMapper NODES = new ObjectMapper();

    /** @param status of the row from then on */
    private record Told(String status, String event) {}

    private static final Told PUT_OFF = new Told("Pending", "DEFER");
    private static final Told FAILED = new Told("Failed", "FAIL");
    private static final Told DELIVERED = new Told("Delivered", "DELIVER");
    private static final Told DROPPED = new Told("Failed", "Drop");
    /** LOG-31 lists the status; which event goes with it is a choice of this project. */
    private static final Told QUARANTINED = new Told("Quarantined", "Spam");

    /** One row of the trace: one message for one recipient in one tenant. */
    private static final class Row {
        final ObjectNode trace = NODES.createObjectNode();
        final List<ObjectNode> detail = new ArrayList<>();
    }

    private final Story story;
    private final Map<String, Map<String, Row>> tenants = new TreeMap<>();
    private final Map<String, String> tenantOf = new LinkedHashMap<>();
    private final Map<String, String> domains = new LinkedHashMap<>();

    private MessageTraces(Story story) {
        this.story = story;
        story.side("exo").forEach(host -> domains.putAll(host.logs().tenants()));
    }

    static SequencedMap<String, String> of(Story story) {
        var traces = new MessageTraces(story);
        story.phase().steps().forEach(traces::add);
        var files = new TreeMap<String, String>();
        traces.tenants.forEach((tenant, rows) -> {
            files.put(
                    "exo/" + tenant + "/MessageTrace.json",
                    json(rows.values().stream().map(row -> row.trace).toList()));
            files.put(
                    "exo/" + tenant + "/MessageTraceDetail.json",
                    json(rows.values().stream()
                            .flatMap(row -> row.detail.stream())
                            .toList()));
        });
        return files;
    }

    private static String json(List<ObjectNode> rows) {
        try {
            return JSON.writeValueAsString(rows).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException neverForTrees) {
            throw new IllegalStateException(neverForTrees);
        }
    }

    private void add(Step step) {
        var exo = story.host(step.where().host()).filter(host -> host.side().equals("exo"));
        if (exo.isEmpty()) {
            return;
        }
        switch (step) {
            case Step.Submitted each -> submitted(each);
            case Step.Accepted each -> {
                tenantOf.put(nextKey(step), each.attribution().tenant().orElse(""));
                each.recipients().forEach(to -> accepted(step, to, each.attribution()));
            }
            case Step.Routed each -> routed(each);
            case Step.Relayed each -> each.recipients().forEach(to -> sent(each, to));
            case Step.Deferred each ->
                each.recipients().forEach(to -> told(step, to, PUT_OFF, "LED=" + each.lastError() + connector(step)));
            case Step.NoticeMade each -> {
                if (each.kind().equals("failed")) {
                    told(step, each.recipient(), FAILED, "LED=" + each.diagnostic());
                }
            }
            case Step.Delivered each ->
                told(step, each.recipient(), DELIVERED, "The message was delivered to " + each.mailbox());
            case Step.Discarded each ->
                told(
                        step,
                        each.recipient(),
                        each.because().assumed().contains("BRD-23") ? QUARANTINED : DROPPED,
                        each.because().text());
            case Step.Unlogged quiet -> {}
        }
    }

    private void told(Step step, EmailAddress to, Told told, String text) {
        row(step, to, told.status()).detail.add(detail(step, to, told.event(), text));
    }

    private void submitted(Step.Submitted step) {
        var tenant = tenant(step.from());
        if (!tenant.isEmpty()) {
            tenantOf.put(key(step), tenant);
            step.to().forEach(to -> row(step, to, "Pending").detail.add(detail(step, to, "Submit", "")));
        }
    }

    private void sent(Step.Relayed step, EmailAddress to) {
        var row = row(step, to, "Delivered");
        var session = Refs.connected(story, step.where().message(), step.where().host());
        row.trace.put("ToIP", session.map(each -> End.of(each.to()).ip()).orElse(""));
        row.trace.put(
                "OutboundIpPoolName",
                session.map(each -> each.from().split(" ", 3)[1])
                        .map(IpAddress::of)
                        .map(OutboundPool::of)
                        .orElse(OutboundPool.NORMAL)
                        .label());
        row.detail.add(detail(
                step, to, "SEND", "Message transferred to " + step.to() + ": " + step.reply() + connector(step)));
    }

    private void accepted(Step step, EmailAddress to, Attribution attribution) {
        var row = row(step, to, "Pending");
        row.trace.put(
                "FromIP",
                Refs.opened(story, step.where().message())
                        .map(session -> End.of(session.from()).address())
                        .orElse(""));
        row.detail.add(detail(
                step,
                to,
                "RECEIVE",
                attribution.connector().map(name -> "ConnectorName: " + name).orElse("Message received")));
    }

    private void routed(Step.Routed step) {
        if (step.outcome().equals("expand")) {
            var row = row(step, step.recipient(), "Expanded");
            row.detail.add(detail(step, step.recipient(), "EXPAND", step.target()));
        }
    }

    private String connector(Step step) {
        return Refs.routed(story, step.where().message(), step.where().host())
                .map(name -> "; ConnectorName: " + name)
                .orElse("");
    }

    /** The row of this message and recipient, with this status from now on. */
    private Row row(Step step, EmailAddress to, String status) {
        var tenant = tenantOf.getOrDefault(key(step), tenantOf.getOrDefault(nextKey(step), ""));
        var rows = tenants.computeIfAbsent(tenant.isEmpty() ? "no-tenant" : tenant, any -> new LinkedHashMap<>());
        var row = rows.computeIfAbsent(nextKey(step) + "/" + to.key(), any -> new Row());
        if (row.trace.isEmpty()) {
            describe(row.trace, step, to);
        }
        row.trace.put("Status", status);
        return row;
    }

    private void describe(ObjectNode trace, Step step, EmailAddress to) {
        var letter = story.letter(step.where().message());
        trace.put("MessageTraceId", traceId(step))
                .put(
                        "MessageId",
                        letter.flatMap(each -> each.message().headers().first("Message-ID"))
                                .orElse(""))
                .put("Received", Csv.time(step.where().at()))
                .put(
                        "SenderAddress",
                        letter.map(Step.Submitted::from)
                                .filter(from -> !from.isEmpty())
                                .orElse("<>"))
                .put("RecipientAddress", to.toString())
                .put(
                        "Subject",
                        letter.flatMap(each -> each.message().headers().first("Subject"))
                                .orElse(""))
                .put("Status", "")
                .put("FromIP", "")
                .put("ToIP", "")
                .put("Size", letter.map(each -> each.message().size()).orElse(0));
    }

    private ObjectNode detail(Step step, EmailAddress to, String event, String text) {
        return NODES.createObjectNode()
                .put("MessageTraceId", traceId(step))
                .put("RecipientAddress", to.toString())
                .put("Date", Csv.time(step.where().at()))
                .put("Event", event)
                .put("Detail", text);
    }

    private static String traceId(Step step) {
        return Hash.guid("message-trace", step.where().message().unforked(), hop(step));
    }

    /** What a session brings is held under the next hop's number. */
    private static int hop(Step step) {
        var ref = step.where().message();
        return step instanceof Step.Accepted || step.where().turn().side() == 1 ? ref.hop() + 1 : ref.hop();
    }

    private static String key(Step step) {
        return step.where().message().unforked() + "/" + step.where().message().hop();
    }

    private static String nextKey(Step step) {
        return step.where().message().unforked() + "/" + hop(step);
    }

    /** By the sender's domain. */
    private String tenant(String from) {
        return domains.getOrDefault(from.substring(from.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT), "");
    }
}
