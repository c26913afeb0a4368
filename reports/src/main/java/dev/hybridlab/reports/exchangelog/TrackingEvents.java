package dev.hybridlab.reports.exchangelog;

import static dev.hybridlab.reports.exchangelog.TrackingField.CLIENT_HOSTNAME;
import static dev.hybridlab.reports.exchangelog.TrackingField.CLIENT_IP;
import static dev.hybridlab.reports.exchangelog.TrackingField.CONNECTOR_ID;
import static dev.hybridlab.reports.exchangelog.TrackingField.DIRECTIONALITY;
import static dev.hybridlab.reports.exchangelog.TrackingField.RECIPIENT_ADDRESS;
import static dev.hybridlab.reports.exchangelog.TrackingField.RECIPIENT_COUNT;
import static dev.hybridlab.reports.exchangelog.TrackingField.RECIPIENT_STATUS;
import static dev.hybridlab.reports.exchangelog.TrackingField.REFERENCE;
import static dev.hybridlab.reports.exchangelog.TrackingField.RELATED_RECIPIENT_ADDRESS;
import static dev.hybridlab.reports.exchangelog.TrackingField.SERVER_HOSTNAME;
import static dev.hybridlab.reports.exchangelog.TrackingField.SERVER_IP;
import static dev.hybridlab.reports.exchangelog.TrackingField.SOURCE_CONTEXT;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.QueueRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.reports.exchangelog.TrackingRow.File;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which events of the tracking log one step leaves (LOG-12, LOG-13). */
final class TrackingEvents {
    private static final String OK = "250 2.1.5 Recipient OK"; // LOG-14
    /** {@code 7/1/2024 1:02:03 PM}: LOG-14. */
    private static final DateTimeFormatter LAST_RETRY = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);

    private TrackingEvents() {}

    static List<TrackingRow> of(Story story, Step step) {
        var rows = new ArrayList<TrackingRow>();
        switch (step) {
            case Step.Submitted submitted -> submitted(story, submitted, rows);
            case Step.Accepted accepted -> {
                rows.add(accepted(story, accepted));
                rows.add(agents(story, step));
            }
            case Step.Routed routed -> routed(story, routed, rows);
            case Step.Relayed relayed -> rows.add(relayed(story, relayed));
            case Step.Deferred deferred
            when deferred.queue().equals(Optional.of(QueueRef.POISON)) -> rows.add(poison(story, deferred));
            case Step.Deferred deferred -> rows.add(deferred(story, deferred));
            case Step.NoticeMade made -> notice(story, made, rows);
            case Step.Delivered delivered -> rows.add(delivered(story, delivered));
            case Step.Discarded discarded ->
                rows.add(row(story, step, TrackingRow.of(File.MSGTRK, "ROUTING", "DROP"))
                        .with(RECIPIENT_ADDRESS, discarded.recipient().toString())
                        .with(RECIPIENT_COUNT, "1")
                        .with(SOURCE_CONTEXT, discarded.because().text()));
            case Step.Unlogged quiet -> {}
        }
        return rows;
    }

    private static TrackingRow row(Story story, Step step, TrackingRow row) {
        return TrackingMessage.described(story, step.where(), row);
    }

    /** A mailbox's mail: NOTIFYMAPI, RECEIVE, SUBMIT; a notice enters with DSN only. */
    private static void submitted(Story story, Step.Submitted step, List<TrackingRow> rows) {
        if (step.where().message().lineage().contains("!")) {
            return;
        }
        if (!step.by().equals("mailbox")) { // a file in a directory: no store has seen it
            rows.add(recipients(row(story, step, TrackingRow.of(File.MSGTRK, "PICKUP", "RECEIVE")), step.to(), OK));
            return;
        }
        for (var event : List.of("NOTIFYMAPI", "RECEIVE", "SUBMIT")) {
            rows.add(recipients(row(story, step, TrackingRow.of(File.MSGTRKMS, "STOREDRIVER", event)), step.to(), ""));
        }
        rows.add(recipients(row(story, step, TrackingRow.of(File.MSGTRK, "SMTP", "HAREDIRECT")), step.to(), ""));
        rows.add(recipients(row(story, step, TrackingRow.of(File.MSGTRK, "SMTP", "RECEIVE")), step.to(), OK));
        rows.add(agents(story, step));
    }

    /** Behind each RECEIVE of the transport service (LOG-13). */
    private static TrackingRow agents(Story story, Step step) {
        return row(story, step, TrackingRow.of(File.MSGTRK, "AGENT", "AGENTINFO"));
    }

    /** TIME-51. */
    private static TrackingRow poison(Story story, Step.Deferred step) {
        return recipients(
                        row(story, step, TrackingRow.of(File.MSGTRK, "POISONMESSAGE", "POISONMESSAGE")),
                        step.recipients(),
                        "")
                .with(SOURCE_CONTEXT, step.because().text());
    }

    private static TrackingRow accepted(Story story, Step.Accepted step) {
        var row = recipients(row(story, step, TrackingRow.of(File.MSGTRK, "SMTP", "RECEIVE")), step.recipients(), OK)
                .with(CONNECTOR_ID, step.attribution().connector().orElse(""))
                .with(
                        DIRECTIONALITY,
                        direction(
                                story,
                                step.where().message(),
                                step.attribution().authAs().toString()));
        Refs.opened(story, step.where().message())
                .map(session -> End.of(session.from()))
                .ifPresent(client -> row.with(CLIENT_HOSTNAME, client.host()).with(CLIENT_IP, client.address()));
        return row;
    }

    /** What a mailbox of the organization wrote is Originating, anything else Incoming. */
    static String direction(Story story, MessageRef ref, String authAs) {
        return authAs.equals("Internal")
                        || story.letter(ref)
                                .filter(letter ->
                                        story.isOnPremises(letter.where().host()))
                                .isPresent()
                ? "Originating"
                : "Incoming";
    }

    private static void routed(Story story, Step.Routed step, List<TrackingRow> rows) {
        switch (step.outcome()) {
            case "expand", "deliver and forward" -> {
                var event = event(step);
                rows.add(row(story, step, TrackingRow.of(File.MSGTRK, event.source(), event.name()))
                        .with(RECIPIENT_ADDRESS, step.target().replace(", ", ";"))
                        .with(RECIPIENT_COUNT, Integer.toString(step.target().split(", ").length))
                        .with(RELATED_RECIPIENT_ADDRESS, step.recipient().toString())
                        .with(SOURCE_CONTEXT, step.because().text()));
            }
            default -> {
                // What becomes of it is told by the step that follows.
            }
        }
    }

    private record Event(String source, String name) {}

    /** A group is expanded, a forward redirected, everything else resolved to another address. */
    private static Event event(Step.Routed step) {
        var words = step.because().text();
        if (words.contains(" is a group ")) {
            return new Event("ROUTING", "EXPAND");
        }
        return words.contains("forward") ? new Event("ROUTING", "REDIRECT") : new Event("RESOLVER", "RESOLVE");
    }

    /** SENDEXTERNAL for hosts outside the organization. */
    private static TrackingRow relayed(Story story, Step.Relayed step) {
        var event = story.isOnPremises(step.to()) ? "SEND" : "SENDEXTERNAL";
        var row = recipients(
                        row(story, step, TrackingRow.of(File.MSGTRK, "SMTP", event)),
                        step.recipients(),
                        step.reply().toString())
                .with(
                        CONNECTOR_ID,
                        Refs.routed(story, step.where().message(), step.where().host())
                                .orElse(""));
        Refs.connected(story, step.where().message(), step.where().host())
                .ifPresent(session -> row.with(CLIENT_IP, End.of(session.from()).address())
                        .with(SERVER_IP, End.of(session.to()).ip())
                        .with(SERVER_HOSTNAME, End.of(session.to()).host()));
        return row;
    }

    private static TrackingRow deferred(Story story, Step.Deferred step) {
        var target = Refs.connected(story, step.where().message(), step.where().host())
                .map(session -> End.of(session.to()));
        var status = "[{LED=" + step.lastError() + "};{MSG=};{FQDN="
                + target.map(End::host).orElse("") + "};{IP="
                + target.map(End::ip).orElse("") + "};{LRT="
                + LAST_RETRY.format(step.where().at().atOffset(ZoneOffset.UTC)) + "}]"; // LOG-14
        return recipients(row(story, step, TrackingRow.of(File.MSGTRK, "SMTP", "DEFER")), step.recipients(), status)
                .with(SOURCE_CONTEXT, step.because().text());
    }

    /** FAIL for the recipient that failed, then DSN for the notice. */
    private static void notice(Story story, Step.NoticeMade step, List<TrackingRow> rows) {
        if (step.kind().equals("failed")) {
            rows.add(row(story, step, TrackingRow.of(File.MSGTRK, source(step), "FAIL"))
                    .with(RECIPIENT_ADDRESS, step.recipient().toString())
                    .with(RECIPIENT_STATUS, step.diagnostic().toString())
                    .with(RECIPIENT_COUNT, "1"));
        }
        var original = story.letter(step.where().message())
                .flatMap(letter -> letter.message().headers().first("Message-ID"))
                .orElse("");
        rows.add(
                TrackingMessage.described(story, step.where(), TrackingRow.of(File.MSGTRK, "DSN", "DSN"), step.notice())
                        .with(RECIPIENT_ADDRESS, step.to().toString())
                        .with(RECIPIENT_COUNT, "1")
                        .with(REFERENCE, original)
                        .with(RELATED_RECIPIENT_ADDRESS, step.recipient().toString()));
    }

    /** Who gave up: the queue by time, the next host by its reply, else resolution and routing here. */
    private static String source(Step.NoticeMade step) {
        var text = step.diagnostic().toString();
        return text.contains("QUEUE.")
                ? "QUEUE"
                : text.contains("RESOLVER.") ? "RESOLVER" : text.contains("TRANSPORT.RULES") ? "AGENT" : "SMTP";
    }

    private static TrackingRow delivered(Story story, Step.Delivered step) {
        return row(story, step, TrackingRow.of(File.MSGTRKMD, "STOREDRIVER", "DELIVER"))
                .with(RECIPIENT_ADDRESS, step.mailbox().toString())
                .with(RECIPIENT_COUNT, "1")
                .with(TrackingField.TOTAL_BYTES, Integer.toString(step.message().size()));
    }

    private static TrackingRow recipients(TrackingRow row, List<EmailAddress> all, String status) {
        return row.with(
                        RECIPIENT_ADDRESS,
                        all.stream().map(EmailAddress::toString).collect(Collectors.joining(";")))
                .with(RECIPIENT_STATUS, all.stream().map(any -> status).collect(Collectors.joining(";")))
                .with(RECIPIENT_COUNT, Integer.toString(all.size()));
    }
}
