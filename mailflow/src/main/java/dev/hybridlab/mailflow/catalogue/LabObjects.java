package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;
import static dev.hybridlab.mailflow.catalogue.Family.words;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;
import java.util.List;

/** What is the lab's own: certificates, hosts that are not Exchange, DNS, and the settings of each block of a file. */
final class LabObjects {
    static final ObjectType CERTIFICATE = Family.of("Certificate", "certificates", "name", Place.LAB)
            .named(form(Form.ANY))
            .modelled("what the topology calls it; the key in the file")
            .word("kind", "leaf", "authority", "intermediate")
            .modelled("who may sign whom")
            .text("issuedBy", Form.CERTIFICATE)
            .modelled("the signer; absent: signed by itself", "TLS-32")
            .many("names", form(Form.DOMAIN_PATTERN))
            .modelled("DNS names, the first is the CN; absent: its name in the topology", "TLS-12")
            .text("notBefore", Form.INSTANT)
            .modelled("valid from; absent: 30 days before the lab's clock")
            .text("notAfter", Form.INSTANT)
            .modelled("valid until; absent: a year after the lab's clock", "TLS-33")
            .flag("trusted", true)
            .modelled("an authority that hosts trust", "TLS-24", "TLS-32")
            .flag("sendsChain", true)
            .modelled("off: shown without its intermediate", "EXO-ATTR-22")
            .flag("sanOnly", false)
            .modelled("on: the subject has no host name")
            .word("key", "EC", "RSA")
            .modelled("P-256 or RSA-2048")
            .flag("privateKey", true)
            .modelled("off: installed without its private key", "TLS-22")
            .many("services", words("SMTP", "IIS", "IMAP", "POP", "None"), "SMTP")
            .modelled("what it is enabled for; without SMTP no connector can show it", "TLS-23")
            .flag("clientAuth", true)
            .modelled("off: its extended key usage has serverAuth only", "TLS-51")
            .listed();

    /** Firewalls and load balancers before a host. */
    static final List<Property> NETWORK = Family.of("", "", "")
            .many("publicAddress", form(Form.IP))
            .modelled("what others dial; its address is then an inside one", "LAB-10", "LAB-11")
            .text("egressAddress", Form.IP)
            .modelled("what others see when it calls; absent: its address", "LAB-12")
            .text("sourceNat", Form.IP)
            .modelled("a load balancer or firewall puts it in place of every source from outside", "LAB-13")
            .text("network", Form.ANY)
            .modelled("who is inside with it; absent: a server's organization, nobody for other hosts", "LAB-10")
            .properties();

    static final ObjectType INTERNET_HOST = Family.of("InternetHost", "internet", "fqdn", Place.LAB)
            .named(form(Form.HOST_NAME))
            .modelled("its host name")
            .many("address", form(Form.IP))
            .required()
            .modelled("its logical addresses, the first is its source address")
            .with(NETWORK)
            .many("domains", form(Form.DOMAIN))
            .modelled("the domains it takes mail for")
            .many("mailboxes", form(Form.ADDRESS))
            .modelled("the mailboxes it has; none: any")
            .many("relays", form(Form.DNS_VALUE))
            .modelled("a gateway: mail for these domains goes on to a fixed host, contoso.com=host.example", "FLOW-13")
            .text("returnsTo", Form.HOST_OR_ADDRESS)
            .modelled("a service that hands mail back: whatever is not its own goes to this host", "RULE-29", "LOOP-31")
            .many("addsHeader", form(Form.DNS_VALUE))
            .modelled("header fields that it adds, X-Signed=yes", "RULE-29")
            .text("disclaimer", Form.ANY)
            .modelled("HTML that it puts below the text, as RULE-15 says", "RULE-29", "RULE-28")
            .many("dropsHeaders", form(Form.DNS_VALUE))
            .modelled("header fields that it drops, X-*", "RULE-29", "LOOP-17")
            .flag("rewritesReceived", false)
            .modelled("drops the Received lines of all hosts before it", "RULE-29", "LOOP-17")
            .flag("addsReceived", true)
            .modelled("off: passes mail on without a Received line of its own", "LOOP-48")
            .text("holds", Form.DURATION)
            .modelled("a quarantine: mail that it passes on waits here for so long", "LAB-63")
            .many("answers", form(Form.ANY))
            .modelled(
                    "what it says in place of its own answer at connect, MAIL, RCPT or DATA, RCPT=451 4.7.1 Later",
                    "LAB-30")
            .many("signs", form(Form.ANY))
            .modelled(
                    "selectors of the DKIM keys that sign its own mail: s1, k1@bulk.example, s1/ed25519, s1/rsa-1024",
                    "BRD-20")
            .text("seals", Form.ANY)
            .modelled("the key of its ARC seals: judges what it passes on and seals that, s1@gateway.example", "BRD-24")
            .many("enforces", words("spf", "dmarc"))
            .modelled(
                    "what it refuses mail by: SPF of the sender that fails, DMARC of the author that asks for it",
                    "LAB-07")
            .text("certificate", Form.CERTIFICATE)
            .modelled("what it shows; absent: one of its own name; the word none: no STARTTLS")
            .word("role", "internet", "device")
            .modelled("what it is in reports and ready files")
            .many("tlsVersions", words("TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"), "TLS1_2", "TLS1_3")
            .modelled("the versions of TLS it speaks", "TLS-41")
            .word("software", "plain", "james", "subetha")
            .modelled(
                    "what runs it: the lab's own server, Apache James or SubEthaSMTP, each with its own words",
                    "LAB-60")
            .text("image", Form.IMAGE)
            .modelled(
                    "the image that it runs as in a lab in containers, whatever that does: my-postfix:local", "LAB-64")
            .many("environment", form(Form.ANY))
            .modelled("of the container of its image, NAME=value", "LAB-64")
            .listed();

    static final ObjectType FIREWALL = Family.of("Firewall", "firewalls", "name", Place.LAB)
            .named(form(Form.ANY))
            .modelled("what the topology calls it")
            .many("behind", form(Form.ANY))
            .required()
            .modelled("the hosts it stands in front of: server names or host names", "TLS-45")
            .many("hides", form(Form.ANY), "STARTTLS", "X-ANONYMOUSTLS", "X-EXPS")
            .modelled("EHLO keywords that it takes out of what passes, either way", "TLS-45")
            .flag("enabled", true)
            .modelled("off: SMTP passes as it is", "TLS-45")
            .listed();

    static final ObjectType DNS_RECORD = Family.of("DnsRecord", "dns", "name", Place.LAB)
            .named(form(Form.ANY))
            .modelled("the owner name; name@onprem, name@exo, name@internet: seen only there")
            .many("MX", form(Form.DNS_VALUE))
            .modelled("preference and host", "ONP-SEND-08")
            .many("A", form(Form.DNS_VALUE))
            .modelled("IPv4 addresses")
            .many("AAAA", form(Form.DNS_VALUE))
            .modelled("IPv6 addresses")
            .many("TXT", form(Form.DNS_VALUE))
            .modelled("texts")
            .many("CNAME", form(Form.DNS_VALUE))
            .modelled("the other name")
            .many("PTR", form(Form.DNS_VALUE))
            .modelled("the name of an address")
            .many("TLSA", form(Form.DNS_VALUE))
            .modelled("usage, selector, matching type and a certificate of the topology, or hex digits", "TLS-62")
            .word("dnssec", "none", "signed", "bogus")
            .modelled("what a validating resolver finds here and below", "TLS-62")
            .text("ttl", Form.DURATION, "1h")
            .modelled("how long resolvers keep it")
            .wordOrNothing("fault", "SERVFAIL", "TIMEOUT", "NXDOMAIN")
            .modelled("what the name server does in place of answering", "TLS-36")
            .listed();

    static final ObjectType MTA_STS = Family.of("MtaStsPolicy", "mtaSts", "domain", Place.LAB)
            .named(form(Form.DOMAIN))
            .modelled("the domain that publishes it", "TLS-66")
            .word("mode", "enforce", "testing", "none")
            .modelled("enforce: no other host and no invalid certificate", "TLS-66")
            .many("mx", form(Form.DOMAIN_PATTERN))
            .modelled("the hosts that may take its mail, *.x allowed", "TLS-66")
            .listed();

    static final ObjectType LAB_SETTINGS = Family.of("LabSettings", "labSettings", "name", Place.LAB)
            .text("clock", Form.INSTANT, "2026-03-02T09:00:00Z")
            .modelled("the virtual instant at which a run begins")
            .text("seed", Form.ANY, "1")
            .modelled("of every id")
            .word("profile", "e2019-default", "documented")
            .modelled("hop limits on which sources disagree", "CONF-01", "CONF-02")
            .many("assumptions", form(Form.ANY))
            .modelled("open facts that are switched; stored as name=value")
            .flag("directorySync", false)
            .modelled("makes each recipient's counterpart on the other side", "EXO-RCPT-09", "ONP-RCPT-12")
            .text("directorySyncInterval", Form.DURATION)
            .modelled("what steps change on-premises reaches the cloud at the next multiple of it; absent: by a step"
                    + " 'sync'")
            .single();

    static final ObjectType TENANT_SETTINGS = Family.of(
                    "TenantSettings", "tenantSettings", "tenant", Place.EXO, Place.TENANT)
            .named(form(Form.DOMAIN))
            .modelled("the initial domain; brings <tenant>.mail.onmicrosoft.com", "DOM-08")
            .text("region", Form.ANY, "NAM")
            .modelled(
                    "the region whose edge takes its mail; the lab has the edge of exo's region and refuses the"
                            + " others'",
                    "EXO-ATTR-14")
            .word("directory", "available", "unavailable")
            .modelled("unavailable: who looks its domains up gets no answer, mail is deferred", "EXO-ATTR-24")
            .flag("securityDefaults", false)
            .modelled("Entra's security defaults: no password is taken at smtp.office365.com", "AUTH-07", "AUTH-11")
            .flag("createdAfterJanuary2020", false)
            .modelled(
                    "on: SmtpClientAuthenticationDisabled of transportConfig is true where nobody wrote it", "AUTH-06")
            .many("oldTlsClients", form(Form.IP))
            .modelled("clients at these addresses speak TLS 1.0 or 1.1 at best; the wire shows a newer one", "AUTH-15")
            .word("conditionalAccess", "none", "blocksLegacyAuthentication")
            .modelled("a policy of Entra that refuses passwords at smtp.office365.com", "AUTH-12")
            .word("basicSmtpAuth", "allowed", "disabledByDefault", "removed")
            .modelled("how far the retirement of passwords at smtp.office365.com has come", "AUTH-14", "AUTH-20")
            .word("federation", "none", "reachable", "unreachable", "withoutHttps")
            .modelled("the tenant's own token service, which checks its passwords", "AUTH-13")
            .single();

    static final ObjectType ORGANIZATION_SETTINGS = Family.of(
                    "OrganizationSettings", "organizationSettings", "name", Place.ONPREM)
            .text("name", Form.ANY)
            .modelled("how the lab shows the organization")
            .many("siteLinks", form(Form.SITE_LINK))
            .modelled("Active Directory site links and their costs, Berlin/Paris=50", "ONP-SEND-04", "ONP-SEND-85")
            .single();

    private LabObjects() {}
}
