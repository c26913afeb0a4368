package dev.hybridlab.reports.exchangelog;

import static dev.hybridlab.reports.exchangelog.TrackingField.CUSTOM_DATA;
import static dev.hybridlab.reports.exchangelog.TrackingField.DATE_TIME;
import static dev.hybridlab.reports.exchangelog.TrackingField.DIRECTIONALITY;
import static dev.hybridlab.reports.exchangelog.TrackingField.INTERNAL_MESSAGE_ID;
import static dev.hybridlab.reports.exchangelog.TrackingField.LOG_ID;
import static dev.hybridlab.reports.exchangelog.TrackingField.MESSAGE_ID;
import static dev.hybridlab.reports.exchangelog.TrackingField.MESSAGE_SUBJECT;
import static dev.hybridlab.reports.exchangelog.TrackingField.NETWORK_MESSAGE_ID;
import static dev.hybridlab.reports.exchangelog.TrackingField.RETURN_PATH;
import static dev.hybridlab.reports.exchangelog.TrackingField.SCHEMA_VERSION;
import static dev.hybridlab.reports.exchangelog.TrackingField.SENDER_ADDRESS;
import static dev.hybridlab.reports.exchangelog.TrackingField.SERVER_HOSTNAME;
import static dev.hybridlab.reports.exchangelog.TrackingField.SERVER_IP;
import static dev.hybridlab.reports.exchangelog.TrackingField.TOTAL_BYTES;
import static dev.hybridlab.reports.exchangelog.TrackingField.TRANSPORT_TRAFFIC_TYPE;

import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.Whereabouts;

/** What every row of the tracking log says about its message and its server. */
final class TrackingMessage {
    private static final String NO_SENDER = "<>";

    private TrackingMessage() {}

    static TrackingRow described(Story story, Whereabouts where, TrackingRow row) {
        return described(story, where, row, where.message());
    }

    /** @param about the message of the row, where that is not the one of the step */
    static TrackingRow described(Story story, Whereabouts where, TrackingRow row, MessageRef about) {
        row.with(DATE_TIME, Csv.time(where.at()))
                .with(SERVER_HOSTNAME, where.host())
                .with(INTERNAL_MESSAGE_ID, internalId(where.host(), about))
                .with(NETWORK_MESSAGE_ID, story.networkMessageId(about, where.host()))
                .with(TRANSPORT_TRAFFIC_TYPE, "Email")
                .with(CUSTOM_DATA, "")
                .with(SCHEMA_VERSION, "15.02.1544.011")
                .with(LOG_ID, Hash.guid("log-id", where.host(), where.at(), about, where.turn(), row.values()));
        story.host(where.host()).ifPresent(host -> row.with(SERVER_IP, host.address()));
        story.letter(about).ifPresent(letter -> letter(story, letter, row));
        return row;
    }

    private static void letter(Story story, Step.Submitted letter, TrackingRow row) {
        Message message = letter.message();
        var sender = letter.from().isEmpty() ? NO_SENDER : letter.from();
        row.with(MESSAGE_ID, message.headers().first("Message-ID").orElse(""))
                .with(MESSAGE_SUBJECT, message.headers().first("Subject").orElse(""))
                .with(SENDER_ADDRESS, sender)
                .with(RETURN_PATH, sender)
                .with(TOTAL_BYTES, Integer.toString(message.size()))
                .with(DIRECTIONALITY, story.isOnPremises(letter.where().host()) ? "Originating" : "Incoming");
    }

    /** A number of the server, the same in all rows about one message there. */
    private static String internalId(String host, MessageRef ref) {
        return Long.toString(5_000_000_000_000L + Hash.number(1_000_000_000, host, ref.lineage(), ref.hop()));
    }
}
