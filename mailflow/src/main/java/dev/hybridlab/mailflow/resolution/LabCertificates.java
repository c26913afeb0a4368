package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.List;

/** The certificates that a topology has without naming them: Microsoft's, and one for each host on the Internet. */
final class LabCertificates {
    /** Signs Microsoft's certificate. */
    static final String MICROSOFT = "Microsoft IT";
    /** Signs those of hosts on the Internet. */
    static final String INTERNET = "Lab Internet CA";

    private static final Section CERTIFICATES = new Section("", "certificates");
    private static final Section HOSTS = new Section("", "internet");

    private LabCertificates() {}

    static Configuration add(Configuration configuration) {
        var result = configuration;
        if (!Owners.tenants(configuration).isEmpty()) {
            result = issue(
                    result,
                    MICROSOFT,
                    ExchangeOnline.CERTIFICATE,
                    List.of(ExchangeOnline.CERTIFICATE, "*." + ExchangeOnline.CERTIFICATE));
            result = issue(
                    result,
                    MICROSOFT,
                    ExchangeOnline.SUBMISSION_CERTIFICATE,
                    List.of(
                            ExchangeOnline.SUBMISSION_CERTIFICATE,
                            ExchangeOnline.SUBMISSION,
                            ExchangeOnline.HIGH_VOLUME));
        }
        for (var host : configuration.objects(HOSTS.owner(), HOSTS.name())) {
            if (!host.settings().containsKey("certificate")) {
                var name = host.identity();
                result = issue(result, INTERNET, name, List.of(name))
                        .mapped(HOSTS, each -> each.equals(host) ? show(each, name) : each);
            }
        }
        return result;
    }

    private static ConfigObject show(ConfigObject host, String certificate) {
        return host.with("certificate", new Setting(Value.of(certificate), Origin.LAB));
    }

    /** A certificate that the file names itself stays as it is, and then needs no authority of the lab. */
    private static Configuration issue(Configuration configuration, String authority, String name, List<String> names) {
        if (Objects.find(configuration, CERTIFICATES, name).isPresent()) {
            return configuration;
        }
        var signer = Objects.draft("Certificate", "name", authority, Origin.LAB).set("kind", "authority");
        var leaf = Objects.draft("Certificate", "name", name, Origin.LAB)
                .set("issuedBy", authority)
                .set("names", Value.of(names));
        return Objects.merge(Objects.merge(configuration, CERTIFICATES, signer.object()), CERTIFICATES, leaf.object());
    }
}
