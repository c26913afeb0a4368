package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.topology.CertificateSpec.Flaws;
import dev.hybridlab.mailflow.topology.CertificateSpec.Kind;
import dev.hybridlab.mailflow.topology.CertificateSpec.Use;
import dev.hybridlab.mailflow.topology.CertificateSpec.Validity;
import dev.hybridlab.mailflow.trace.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates with everything that can be wrong with one. */
final class Flawed {
    /** One a line: name, kind, signer, DNS names, validity, flaws. A hyphen stands for none. */
    static final CertificateBook BOOK = book("""
        Public CA              | AUTHORITY    | -                      | -                                    | -         |
        Private CA             | AUTHORITY    | -                      | -                                    | -         | untrusted
        RSA CA                 | AUTHORITY    | -                      | -                                    | -         | rsa
        Contoso, "Root" CA #1  | AUTHORITY    | -                      | -                                    | -         |
        M\u00fcller+S\u00f6hne CA        | AUTHORITY    | -                      | -                                    | -         |
        Subordinate CA         | AUTHORITY    | Private CA             | -                                    | -         |
        Issuing CA             | INTERMEDIATE | Public CA              | -                                    | -         |
        Deeper CA              | INTERMEDIATE | issuing ca             | -                                    | -         |
        Private Issuing CA     | INTERMEDIATE | Private CA             | -                                    | -         |
        Rootless CA            | INTERMEDIATE | -                      | -                                    | -         |
        Circle One             | INTERMEDIATE | Circle Two             | -                                    | -         |
        Circle Two             | INTERMEDIATE | Circle One             | -                                    | -         |
        good                   | LEAF         | Public CA              | mail.contoso.com                     | -         |
        wildcard               | LEAF         | Public CA              | *.contoso.com                        | -         |
        several names          | LEAF         | Public CA              | mail.contoso.com *.contoso.com owa.contoso.com | - |
        CN in other case       | LEAF         | Public CA              | MAIL.Contoso.COM                     | -         |
        SAN only               | LEAF         | Public CA              | mail.contoso.com                     | -         | san-only
        SAN only, odd          | LEAF         | Public CA              | mail.contoso.com                     | -         | san-only
        nameless               | LEAF         | Public CA              | -                                    | -         |
        expired                | LEAF         | Public CA              | mail.contoso.com                     | 2020 2021 |
        not yet valid          | LEAF         | Public CA              | mail.contoso.com                     | 2040 2041 |
        centuries              | LEAF         | Public CA              | mail.contoso.com                     | 1949 2050 |
        signed by itself       | LEAF         | -                      | EX01                                 | -         |
        signed by nobody known | LEAF         | Nobody                 | EX01                                 | -         |
        private                | LEAF         | Private CA             | mail.contoso.com                     | -         |
        namesake of its CA     | LEAF         | Private CA             | Private-CA Private                   | -         |
        below subordinate      | LEAF         | Subordinate CA         | mail.contoso.com                     | -         |
        with its chain         | LEAF         | Issuing CA             | mail.contoso.com                     | -         |
        without its chain      | LEAF         | Issuing CA             | mail.contoso.com                     | -         | no-chain
        root withheld          | LEAF         | Private CA             | mail.contoso.com                     | -         | no-chain
        deep                   | LEAF         | Deeper CA              | mail.contoso.com                     | -         |
        deep without chain     | LEAF         | Deeper CA              | mail.contoso.com                     | -         | no-chain
        private and deep       | LEAF         | Private Issuing CA     | mail.contoso.com                     | -         |
        rootless               | LEAF         | Rootless CA            | mail.contoso.com                     | -         |
        in a circle            | LEAF         | Circle One             | mail.contoso.com                     | -         |
        signed by a leaf       | LEAF         | good                   | mail.contoso.com                     | -         |
        signed by its like     | LEAF         | signed by itself       | mail.contoso.com                     | -         |
        RSA key                | LEAF         | Public CA              | mail.contoso.com                     | -         | rsa
        RSA signed by itself   | LEAF         | -                      | EX01                                 | -         | rsa
        signed by RSA          | LEAF         | RSA CA                 | mail.contoso.com                     | -         |
        all RSA                | LEAF         | RSA CA                 | mail.contoso.com                     | -         | rsa
        of an odd CA           | LEAF         | Contoso, "Root" CA #1  | mail.contoso.com                     | -         |
        for servers only       | LEAF         | Public CA              | mail.contoso.com                     | -         | servers-only
        of a foreign CA        | LEAF         | M\u00fcller+S\u00f6hne CA        | mail.contoso.com                     | -         |
        """);

    private Flawed() {}

    static CertificateBook book(String table) {
        return new CertificateBook(table.lines().map(Flawed::spec).toList());
    }

    private static CertificateSpec spec(String line) {
        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        var name = cells.get(0);
        return new CertificateSpec(
                new ConfigObject("Certificate", name, new LinkedHashMap<>(), Origin.LAB),
                name,
                Kind.valueOf(cells.get(1)),
                Optional.of(cells.get(2)).filter(each -> !each.equals("-")),
                cells.get(3).equals("-") ? List.of() : List.of(cells.get(3).split(" ")),
                validity(cells.get(4)),
                flaws(cells.get(5)),
                new Use(true, true, !cells.get(5).contains("servers-only")));
    }

    private static Validity validity(String years) {
        var both = years.equals("-") ? new String[] {"2026", "2027"} : years.split(" ");
        return new Validity(
                Instant.parse(both[0] + "-02-03T04:05:06.789Z"), Instant.parse(both[1] + "-12-31T23:59:59.999Z"));
    }

    private static Flaws flaws(String words) {
        var all = Arrays.asList(words.split(" "));
        return new Flaws(
                all.contains("san-only"), !all.contains("no-chain"), !all.contains("untrusted"), all.contains("rsa"));
    }
}
