package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Extension;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The EHLO list in its order, for the state of a session (SMTP-12 to SMTP-15, HDR-31, HDR-36). */
final class EhloKeywords {
    private EhloKeywords() {}

    static List<String> of(Home home, ReceiveConnector connector, Peer peer) {
        var mechanisms = connector.security().authMechanism();
        var secured = peer.tls().isPresent();
        var list = new ArrayList<String>();
        size(connector).ifPresent(list::add);
        list.addAll(listed(home, connector, Extension.PIPELINING, Extension.ENHANCED_STATUS_CODES));
        if (!secured && Listening.certificate(home, connector).isPresent()) {
            list.add("STARTTLS");
        }
        if ((!secured || anonymousTlsAgain(home))
                && mechanisms.contains("ExchangeServer")
                && !connector.tls().suppressXAnonymousTls()) {
            list.add("X-ANONYMOUSTLS");
        }
        logons(connector, basic(connector, secured)).forEach(list::add);
        if (mechanisms.contains("ExchangeServer")) {
            list.add("X-EXPS GSSAPI NTLM");
        }
        list.addAll(listed(home, connector, Extension.EIGHT_BIT_MIME, Extension.SMTPUTF8));
        list.add("XRDST");
        if (connector.source().flag("OrarEnabled")) {
            list.add(home.settings().assumption(Assumption.ORAR_KEYWORD)); // SMTP-81
        }
        if (connector.source().flag("LongAddressesEnabled")) {
            list.add(home.settings().assumption(Assumption.LONG_ADDRESS_KEYWORD)); // SMTP-82
        }
        if (CloudTrust.of(home, connector, peer).capable()) {
            list.add("XOORG"); // HDR-36: its place is assumed
        }
        return list;
    }

    /** SMTP-14. */
    private static boolean anonymousTlsAgain(Home home) {
        return home.settings().assumption(Assumption.ANONYMOUS_TLS_AFTER_TLS).equals("listed");
    }

    /** The choice of the connector, which says besides on which assumed facts its EHLO list rests. */
    static List<Considered> assumed(Home home, ReceiveConnector connector, Peer peer, List<Considered> considered) {
        return considered.stream()
                .map(each -> each.chosen()
                        ? new Considered(
                                each.candidate(), true, resting(each.because(), of(home, connector, peer), peer))
                        : each)
                .toList();
    }

    private static Reason resting(Reason because, List<String> keywords, Peer peer) {
        var result = keywords.contains("SMTPUTF8") ? because.alsoAssuming("SMTP-13") : because;
        result = keywords.contains("XORAR") ? result.alsoAssuming("SMTP-81") : result;
        result = keywords.contains("XLONGADDR") ? result.alsoAssuming("SMTP-82") : result;
        result = peer.tls().isPresent() ? result.alsoAssuming("SMTP-14") : result;
        return keywords.contains("XOORG") ? result.alsoAssuming("HDR-36") : result;
    }

    /** SMTP-15: with BasicAuthRequireTLS only after TLS. */
    private static boolean basic(ReceiveConnector connector, boolean secured) {
        var mechanisms = connector.security().authMechanism();
        return mechanisms.contains("BasicAuthRequireTLS") ? secured : mechanisms.contains("BasicAuth");
    }

    private static List<String> logons(ReceiveConnector connector, boolean basic) {
        var integrated = connector.security().authMechanism().contains("Integrated");
        var gssapi = integrated && connector.offer().gssapi();
        var words = (gssapi ? " GSSAPI" : "") + (integrated ? " NTLM" : "") + (basic ? " LOGIN" : "");
        return words.isEmpty() ? List.of() : List.of("AUTH" + words);
    }

    /** ONP-RECV-31, ONP-RECV-38. */
    private static Optional<String> size(ReceiveConnector connector) {
        return switch (connector.offer().size()) {
            case ENABLED -> Optional.of("SIZE " + connector.limits().maxMessageSize());
            case ENABLED_WITHOUT_VALUE -> Optional.of("SIZE");
            case DISABLED -> Optional.empty();
        };
    }

    /** ONP-RECV-39: from the first to the last of the list's order, those that are on. */
    private static List<String> listed(Home home, ReceiveConnector connector, Extension first, Extension last) {
        return EnumSet.range(first, last).stream()
                .filter(connector.offer().extensions()::contains)
                .filter(extension -> extension != Extension.SMTPUTF8 || speaksUtf8(home))
                .map(Extension::keyword)
                .toList();
    }

    /** SMTP-13: from 2019 on, and whether at all is from memory. */
    private static boolean speaksUtf8(Home home) {
        return !home.server().build().version().equals("2016")
                && home.settings().assumption(Assumption.ON_PREMISES_SMTP_UTF8).equals("listed");
    }
}
