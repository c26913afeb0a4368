package dev.hybridlab.reports.exchangelog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The 30 fields of the message tracking log, in their order (LOG-11). */
enum TrackingField {
    DATE_TIME,
    CLIENT_IP,
    CLIENT_HOSTNAME,
    SERVER_IP,
    SERVER_HOSTNAME,
    SOURCE_CONTEXT,
    CONNECTOR_ID,
    SOURCE,
    EVENT_ID,
    INTERNAL_MESSAGE_ID,
    MESSAGE_ID,
    NETWORK_MESSAGE_ID,
    RECIPIENT_ADDRESS,
    RECIPIENT_STATUS,
    TOTAL_BYTES,
    RECIPIENT_COUNT,
    RELATED_RECIPIENT_ADDRESS,
    REFERENCE,
    MESSAGE_SUBJECT,
    SENDER_ADDRESS,
    RETURN_PATH,
    MESSAGE_INFO,
    DIRECTIONALITY,
    TENANT_ID,
    ORIGINAL_CLIENT_IP,
    ORIGINAL_SERVER_IP,
    CUSTOM_DATA,
    TRANSPORT_TRAFFIC_TYPE,
    LOG_ID,
    SCHEMA_VERSION;

    /** As the log's head names them. */
    static List<String> names() {
        return Arrays.stream(values())
                .map(field -> field.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
