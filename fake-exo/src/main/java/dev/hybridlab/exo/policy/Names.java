package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.topology.Hash;
import java.util.Locale;

/**
 * The names and addresses of Microsoft's machines, the same for the same seed (SMTP-02, HDR-86 to HDR-93).
 *
 * @param seed of the lab
 */
record Names(String seed) {
    private String digits(String role, int count) {
        return Hash.of(seed, "exo-host", role).substring(0, count).toUpperCase(Locale.ROOT);
    }

    private String number(String role, int below) {
        return String.format(Locale.ROOT, "%04d", Hash.number(below, seed, "exo-host", role));
    }

    private String edgeShort() {
        return "SJ1PEPF0000" + digits("edge", 4);
    }

    /** As its banner and its Received line say. */
    String edge() {
        return edgeShort() + ".mail.protection.outlook.com";
    }

    /** As its neighbours and its error tags say. */
    String edgeInside() {
        return edgeShort() + ".namprd21.prod.outlook.com";
    }

    private String frontShort() {
        return "SJ0PR13CA" + number("front", 9999);
    }

    String front() {
        return frontShort() + ".outlook.office365.com";
    }

    String frontInside() {
        return frontShort() + ".namprd13.prod.outlook.com";
    }

    String hubShort() {
        return "PH8PR11MB" + number("hub", 9999);
    }

    String hub() {
        return hubShort() + ".namprd11.prod.outlook.com";
    }

    String mailbox() {
        return "DM6PR11MB" + number("mailbox", 9999) + ".namprd11.prod.outlook.com";
    }

    /** What EHLO says outward (HDR-93). */
    String outbound() {
        return "NAM11-" + digits("outbound", 3) + "-obe.outbound.protection.outlook.com";
    }

    /** An address inside, which nobody outside can reach. */
    String inside(String role) {
        var hex = Hash.of(seed, "exo-address", role);
        return "2603:10b6:" + hex.substring(0, 3) + ":" + hex.substring(3, 5) + "::" + hex.substring(5, 7);
    }

    String linkLocal() {
        var hex = Hash.of(seed, "exo-link-local");
        return "fe80::" + hex.substring(0, 4) + ":" + hex.substring(4, 8) + ":" + hex.substring(8, 12) + ":"
                + hex.substring(12, 16);
    }
}
