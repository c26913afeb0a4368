package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.DistinguishedName;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * The name in a certificate as Windows prints it.
 *
 * @param text e.g. {@code CN=mail.contoso.com, O="Contoso, Ltd.", C=US}
 * @param commonName the most specific one
 */
record PrintedName(String text, Optional<String> commonName) {
    /** Where Windows has a word of its own or RFC 2253 has none. */
    private static final Map<String, String> WORDS =
            Map.of("1.2.840.113549.1.9.1", "E", "2.5.4.8", "S", "2.5.4.5", "SERIALNUMBER", "2.5.4.12", "T");

    static PrintedName of(X500Principal principal) {
        var standard = principal.getName(X500Principal.RFC2253, WORDS);
        try {
            var attributes = attributes(standard);
            var text = attributes.stream()
                    .map(each -> DistinguishedName.attribute(each.type(), each.value()))
                    .toList();
            var common = attributes.stream()
                    .filter(each -> each.type().equals("CN"))
                    .map(Part::value)
                    .findFirst();
            return new PrintedName(String.join(", ", text), common);
        } catch (NamingException strange) {
            return new PrintedName(standard, Optional.empty()); // a stranger's certificate: the name matches nothing
        }
    }

    private record Part(String type, String value) {}

    /** The most specific first. */
    private static List<Part> attributes(String standard) throws NamingException {
        var parts = new ArrayList<Part>();
        for (var rdn : new LdapName(standard).getRdns().reversed()) {
            var each = rdn.toAttributes().getAll();
            while (each.hasMore()) {
                Attribute attribute = each.next();
                parts.add(new Part(attribute.getID(), value(attribute.get())));
            }
        }
        return parts;
    }

    private static String value(Object value) {
        return value instanceof byte[] octets ? HexFormat.of().formatHex(octets) : String.valueOf(value);
    }
}
