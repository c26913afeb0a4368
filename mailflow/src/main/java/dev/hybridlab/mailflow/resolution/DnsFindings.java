package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.zone.ZoneRecord.Type;

/** Records that no zone can hold. */
final class DnsFindings {
    private DnsFindings() {}

    static void check(Configuration configuration, Findings findings) {
        for (var object : configuration.objects("", "dns")) {
            for (var type : Type.values()) {
                object.texts(type.name()).forEach(data -> check(object, type, data, findings));
            }
        }
    }

    private static void check(ConfigObject object, Type type, String data, Findings findings) {
        try {
            DerivedZones.record(object, type, data);
        } catch (IllegalArgumentException impossible) {
            findings.add(object.originOf(type.name()), String.valueOf(impossible.getMessage()), example(type));
        }
    }

    private static String example(Type type) {
        return switch (type) {
            case MX -> "an MX is written 10 mail.contoso.com";
            case A -> "an A is written 198.18.10.25";
            case AAAA -> "an AAAA is written 2001:db8::25";
            case TXT -> "a TXT is any text, its owner is written contoso.com";
            case TLSA -> "a TLSA is written 3 1 1 and a certificate's name, its owner _25._tcp.mx.contoso.com";
            case CNAME, PTR -> "a " + type + " is written mail.contoso.com";
        };
    }
}
