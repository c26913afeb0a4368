package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.MessageSigning;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.InternetHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The DKIM signatures that a host outside puts on mail of its own, as {@code signs} says (BRD-20). */
final class HostSignatures {
    private static final List<String> FIELDS = List.of("From", "To", "Subject", "Date", "Message-ID");

    private HostSignatures() {}

    static Message on(InternetHost host, MessageSigning signing, Message message) {
        var signed = message;
        var there = FIELDS.stream().filter(message.headers()::has).toList();
        for (var key : host.signatures()) {
            var how = new DkimSigning(key, Canonicalization.RELAXED, there, Optional.empty());
            var fields = new ArrayList<>(signed.headers().fields());
            fields.addFirst(signing.dkim(how, message));
            signed = signed.with(new Headers(fields));
        }
        return signed;
    }
}
