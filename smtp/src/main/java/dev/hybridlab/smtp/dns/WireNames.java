package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.xbill.DNS.Name;

/** Domain names as octets: RFC 2181 §11 allows any, so letters beyond ASCII travel as UTF-8. */
final class WireNames {
    private WireNames() {}

    /** @throws IllegalArgumentException for what is no name ({@link ZoneRecord#isName}) */
    static Name name(String text) {
        var folded = ZoneRecord.name(text);
        if (!ZoneRecord.isName(folded)) {
            throw new IllegalArgumentException("no domain name: '" + text + "'");
        }
        if (folded.isEmpty()) {
            return Name.root;
        }
        var wire = new ByteArrayOutputStream();
        for (var label : folded.split("\\.", -1)) {
            var octets = label.getBytes(StandardCharsets.UTF_8);
            wire.write(octets.length);
            wire.writeBytes(octets);
        }
        wire.write(0);
        try {
            return new Name(wire.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException("a name of legal length is a name: '" + text + "'", impossible);
        }
    }

    static String text(Name name) {
        var labels = new ArrayList<String>();
        for (var i = 0; i < name.labels(); i++) {
            var counted = name.getLabel(i); // the length, then the octets
            labels.add(new String(counted, 1, counted.length - 1, StandardCharsets.UTF_8));
        }
        return ZoneRecord.name(String.join(".", labels)); // The root is the empty label at the end.
    }
}
