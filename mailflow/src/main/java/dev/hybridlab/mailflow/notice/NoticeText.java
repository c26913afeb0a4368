package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.decision.NoticeManner;

/**
 * What people read (NDR-08, NDR-09). Exchange: who did not get it, then the diagnostic section. Other hosts: a few plain
 * lines. The sentences between are house text.
 */
record NoticeText(NoticeManner manner, NoticeKind kind, Incident incident) {
    private static final String ADMINISTRATORS = "Diagnostic information for administrators:";
    private static final String ORIGINAL = "Original message headers:";

    /** Lines divided by {@code \n}. */
    String plain() {
        return manner.stage().equals("plain")
                ? briefly()
                : opening() + "\n\n" + who() + "\n" + advice() + "\n\n" + (manner.diagnostics() ? diagnostics() : "");
    }

    private String diagnostics() {
        return ADMINISTRATORS + "\n\nGenerating server: " + manner.reportingMta() + "\n\n" + who() + "\n" + remote()
                + said() + "\n\n" + ORIGINAL + "\n\n" + originalHeaders();
    }

    /** The same as HTML. */
    String html() {
        return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body>\n"
                + "<p><b>" + escaped(opening()) + "</b></p>\n<p><a href=\"mailto:" + escaped(who()) + "\">"
                + escaped(who()) + "</a><br>\n" + escaped(advice()) + "</p>\n"
                + (manner.diagnostics() ? diagnosticsHtml() : "") + "</body></html>";
    }

    private String diagnosticsHtml() {
        return "<p><b>" + ADMINISTRATORS + "</b></p>\n<p>Generating server: " + escaped(manner.reportingMta())
                + "</p>\n<p>" + escaped(who())
                + "<br>\n" + escaped(remote()).replace("\n", "<br>\n") + escaped(said()) + "</p>\n<p>" + ORIGINAL
                + "</p>\n<pre>" + escaped(originalHeaders()) + "</pre>\n";
    }

    private String opening() {
        return switch (kind) {
            case FAILED -> "Delivery has failed to these recipients or groups:";
            case DELAYED -> "Delivery is delayed to these recipients or groups:";
            case RELAYED ->
                "Delivery to these recipients or groups is complete, but no delivery notification was sent"
                        + " by the destination server:";
            case DELIVERED -> "Your message has been delivered to the following recipients:";
        };
    }

    private String advice() {
        return switch (kind) {
            case FAILED -> "Your message couldn't be delivered. The reason is given below.";
            case DELAYED ->
                "This message hasn't been delivered yet. Delivery will continue to be attempted"
                        + incident.retryUntil()
                                .map(until -> " until " + DeliveryStatus.date(until))
                                .orElse("") + ".";
            case RELAYED, DELIVERED -> "Subject: " + Octets.text(subject(incident));
        };
    }

    private String who() {
        return incident.recipient().address().toString();
    }

    private String remote() {
        return incident.remoteMta().map(host -> host + "\n").orElse("");
    }

    private String said() {
        return (incident.remoteMta().isPresent() ? "Remote Server returned '" : "Server returned '")
                + incident.diagnostic() + "'";
    }

    private String originalHeaders() {
        var shown = ReturnedOriginal.withoutFamilies(incident.about().message().headers());
        return Octets.text(ReturnedOriginal.text(shown)).replace("\r\n", "\n");
    }

    private String briefly() {
        var what = switch (kind) {
            case FAILED -> "Your message could not be delivered to the recipient below.";
            case DELAYED ->
                "Your message is late. It is tried again"
                        + incident.retryUntil()
                                .map(until -> " until " + DeliveryStatus.date(until))
                                .orElse("")
                        + "; you need not send it again.";
            case RELAYED -> "Your message was handed on to a host that sends no reports.";
            case DELIVERED -> "Your message was delivered.";
        };
        return "This is the mail system at host " + manner.reportingMta() + ".\n\n" + what + "\n\n<" + who() + ">: "
                + incident.remoteMta().map(host -> "host " + host + " said: ").orElse("") + incident.diagnostic()
                + "\n";
    }

    static String subject(Incident incident) {
        return incident.about().message().headers().first("Subject").orElse("");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
