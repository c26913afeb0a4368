package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.HeaderField;

/** Header fields that share a fate at a boundary, by the start of their names (HDR-01 to HDR-04). */
public enum HeaderFamily {
    /** HDR-01: one Exchange organization. */
    ORGANIZATION("X-MS-Exchange-Organization-"),
    /** HDR-02: one Active Directory forest. */
    FOREST("X-MS-Exchange-Forest-"),
    /** HDR-03: the form on the wire between the halves of a hybrid. */
    CROSS_PREMISES("X-MS-Exchange-CrossPremises-"),
    /** HDR-04: stamped by Exchange Online, data without power elsewhere. */
    CROSS_TENANT("X-MS-Exchange-CrossTenant-");

    private final String prefix;

    HeaderFamily(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }

    /** HDR-06: the way that a message took. */
    public static boolean isRouting(HeaderField field) {
        return field.is("Received") || field.startsWith("Resent-");
    }

    /** HDR-05: what Exchange Online's transport and filters wrote for themselves. */
    public static boolean isFilterWork(HeaderField field) {
        return field.startsWith("X-MS-Exchange-Transport-")
                || field.startsWith("X-MS-Exchange-AntiSpam-")
                || field.startsWith("X-Forefront-")
                || field.startsWith("X-Microsoft-Antispam")
                || field.startsWith("X-EOP");
    }

    public boolean has(HeaderField field) {
        return field.startsWith(prefix);
    }
}
