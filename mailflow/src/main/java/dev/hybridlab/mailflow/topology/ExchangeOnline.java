package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.authentication.SigningKey;
import java.util.Map;

/** What every tenant of Exchange Online shares: the names and the logical address of Microsoft's edge. */
public final class ExchangeOnline {
    /** The name of its certificate in a topology, and the certificate's CN (HYB-02, TLS-01). */
    public static final String CERTIFICATE = "mail.protection.outlook.com";

    /** Where the edge listens and what it sends from, out of the benchmarking range 198.18.0.0/15. */
    public static final String ADDRESS = "198.18.20.25";

    /** What seals every pass (BRD-09, BRD-19). */
    public static final SigningKey SEAL =
            new SigningKey("microsoft.com", "arcselector10001", 0, SigningKey.Kind.RSA_1024);
    /** Where clients of every tenant submit (AUTH-24). */
    public static final String SUBMISSION = "smtp.office365.com";

    /** Where {@link #SUBMISSION} listens. */
    public static final String SUBMISSION_ADDRESS = "198.18.21.25";

    /** The same for clients of TLS 1.0 and 1.1 (AUTH-34). */
    public static final String LEGACY_SUBMISSION = "smtp-legacy.office365.com";

    /** Where {@link #LEGACY_SUBMISSION} listens. */
    public static final String LEGACY_SUBMISSION_ADDRESS = "198.18.21.26";

    /** High Volume Email, on port 587 alone (AUTH-60). */
    public static final String HIGH_VOLUME = "smtp-hve.office365.com";

    /** Where {@link #HIGH_VOLUME} listens. */
    public static final String HIGH_VOLUME_ADDRESS = "198.18.21.27";

    /** The names under which clients submit, each with its address. */
    public static final Map<String, String> SUBMISSION_HOSTS = Map.of(
            SUBMISSION, SUBMISSION_ADDRESS,
            LEGACY_SUBMISSION, LEGACY_SUBMISSION_ADDRESS,
            HIGH_VOLUME, HIGH_VOLUME_ADDRESS);

    /** RFC 6409; port 25 of {@link #SUBMISSION_ADDRESS} does the same. */
    public static final int SUBMISSION_PORT = 587;

    /** The certificate shown there, by its name in a topology and its CN (AUTH-24). */
    public static final String SUBMISSION_CERTIFICATE = "outlook.com";

    /** What {@code spf.protection.outlook.com} says. */
    public static final String SPF = "v=spf1 ip4:198.18.20.0/24 -all";

    private ExchangeOnline() {}

    /** Whether the target of an MX record, as a zone has it, is Exchange Online (HYB-14, TLS-61). */
    public static boolean isMxHost(String data) {
        return data.endsWith("." + CERTIFICATE) || data.endsWith(".mx.microsoft");
    }

    /** The MX host of a domain in Microsoft's signed zone, which DANE needs (TLS-61). */
    public static String signedMxHost(String domain) {
        return Topology.fold(domain).replace('.', '-') + ".a-v1.mx.microsoft";
    }

    /** The MX host of a domain: dots become dashes (HYB-14, and HYB-15 for the routing domain). */
    public static String mxHost(String domain) {
        return Topology.fold(domain).replace('.', '-') + "." + CERTIFICATE;
    }
}
