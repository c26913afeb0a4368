package dev.hybridlab.mailflow.trace;

import java.util.Optional;

/**
 * Whose mail it is and how far it is trusted. Kept with the message while a host holds it (EXO-ATTR facts).
 *
 * @param direction sent by the tenant, or to it; UNDEFINED outside Exchange Online
 * @param tenant the tenant's name ({@code contoso.onmicrosoft.com}); on-premises the organization's; else empty
 * @param connector the receive or inbound connector that took it
 * @param byCertificate whether the connector was chosen by the peer's certificate
 * @param crossPremises whether CrossPremises headers may be promoted
 * @param authAs the author's standing after this hop
 * @param pass the attribution pass index, from 0
 */
public record Attribution(
        Direction direction,
        Optional<String> tenant,
        Optional<String> connector,
        boolean byCertificate,
        boolean crossPremises,
        AuthAs authAs,
        int pass) {
    /** MessageDirectionality. */
    public enum Direction {
        ORIGINATING("Originating"),
        INCOMING("Incoming"),
        UNDEFINED("Undefined");

        private final String text;

        Direction(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** X-MS-Exchange-Organization-AuthAs. */
    public enum AuthAs {
        ANONYMOUS("Anonymous"),
        INTERNAL("Internal"),
        EXTERNAL("External"),
        PARTNER("Partner");

        private final String text;

        AuthAs(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Mail outside Exchange: nobody's, untrusted. */
    public static final Attribution NONE =
            new Attribution(Direction.UNDEFINED, Optional.empty(), Optional.empty(), false, false, AuthAs.ANONYMOUS, 0);

    public Attribution with(AuthAs changed) {
        return new Attribution(direction, tenant, connector, byCertificate, crossPremises, changed, pass);
    }

    public Attribution withPass(int changed) {
        return new Attribution(direction, tenant, connector, byCertificate, crossPremises, authAs, changed);
    }
}
