package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import java.util.ArrayList;
import java.util.List;

/** The EHLO list in its order, for the state of a session (SMTP-12 to SMTP-15, HDR-31, HDR-36). */
final class EhloKeywords {
    private EhloKeywords() {}

    static List<String> of(Home home, ReceiveConnector connector, Peer peer) {
        var mechanisms = connector.security().authMechanism();
        var secured = peer.tls().isPresent();
        var list = new ArrayList<String>();
        list.add("SIZE " + connector.limits().maxMessageSize());
        list.addAll(List.of("PIPELINING", "DSN", "ENHANCEDSTATUSCODES"));
        if (!secured && Listening.certificate(home, connector).isPresent()) {
            list.add("STARTTLS");
        }
        if (!secured
                && mechanisms.contains("ExchangeServer")
                && !connector.tls().suppressXAnonymousTls()) {
            list.add("X-ANONYMOUSTLS");
        }
        logons(mechanisms.contains("Integrated"), basic(connector, secured)).forEach(list::add);
        if (mechanisms.contains("ExchangeServer")) {
            list.add("X-EXPS GSSAPI NTLM");
        }
        list.addAll(List.of("8BITMIME", "BINARYMIME", "CHUNKING"));
        if (!home.server().build().version().equals("2016")) {
            list.add("SMTPUTF8"); // SMTP-13
        }
        list.add("XRDST");
        if (CloudTrust.of(connector, peer).capable()) {
            list.add("XOORG"); // HDR-36: its place is assumed
        }
        return list;
    }

    /** SMTP-15: with BasicAuthRequireTLS only after TLS. */
    private static boolean basic(ReceiveConnector connector, boolean secured) {
        var mechanisms = connector.security().authMechanism();
        return mechanisms.contains("BasicAuthRequireTLS") ? secured : mechanisms.contains("BasicAuth");
    }

    private static List<String> logons(boolean integrated, boolean basic) {
        var words = (integrated ? " NTLM" : "") + (basic ? " LOGIN" : "");
        return words.isEmpty() ? List.of() : List.of("AUTH" + words);
    }
}
