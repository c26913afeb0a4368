package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.topology.Hash;
import java.util.Locale;

/** The names and addresses of Microsoft's machines, the same for the same seed (SMTP-02, HDR-86 to HDR-93). */
final class Names {
    private final String seed;
    private final String edge;
    private final String front;
    private final String hub;
    private final String mailbox;
    private final String outbound;

    /** @param seed of the lab */
    Names(String seed) {
        this.seed = seed;
        this.edge = "SJ1PEPF0000" + digits("edge", 4);
        this.front = "SJ0PR13CA" + number("front");
        this.hub = "PH8PR11MB" + number("hub");
        this.mailbox = "DM6PR11MB" + number("mailbox");
        this.outbound = "NAM11-" + digits("outbound", 3) + "-obe";
    }

    private String digits(String role, int count) {
        return Hash.of(seed, "exo-host", role).substring(0, count).toUpperCase(Locale.ROOT);
    }

    /** Four digits. */
    private String number(String role) {
        var number = Integer.toString(Hash.number(9999, seed, "exo-host", role));
        return "0".repeat(4 - number.length()) + number;
    }

    /** As its banner and its Received line say. */
    String edge() {
        return edge + ".mail.protection.outlook.com";
    }

    /** As its neighbours and its error tags say. */
    String edgeInside() {
        return edge + ".namprd21.prod.outlook.com";
    }

    String front() {
        return front + ".outlook.office365.com";
    }

    String frontInside() {
        return front + ".namprd13.prod.outlook.com";
    }

    String hubShort() {
        return hub;
    }

    String hub() {
        return hub + ".namprd11.prod.outlook.com";
    }

    String mailbox() {
        return mailbox + ".namprd11.prod.outlook.com";
    }

    /** What EHLO says outward (HDR-93). */
    String outbound() {
        return outbound + ".outbound.protection.outlook.com";
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
