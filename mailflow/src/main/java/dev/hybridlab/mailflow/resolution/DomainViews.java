package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Domains;
import dev.hybridlab.mailflow.topology.RemoteDomain;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/** What both sides have: domains, recipients, and sections of one object. */
final class DomainViews {
    private DomainViews() {}

    static Domains domains(Configuration configuration, String owner) {
        return new Domains(
                configuration.objects(owner, "acceptedDomains").stream()
                        .flatMap(DomainViews::accepted)
                        .toList(),
                configuration.objects(owner, "remoteDomains").stream()
                        .flatMap(DomainViews::remote)
                        .toList());
    }

    static Directory directory(Configuration configuration, String owner) {
        var routing = configuration.objects(owner, "remoteDomains").stream()
                .filter(domain -> domain.flag("TargetDeliveryDomain"))
                .flatMap(domain -> domain.text("DomainName").stream())
                .findFirst();
        var rules = configuration.objects(owner, "inboxRules");
        return new Directory(Recipients.filled(configuration.objects(owner, "recipients").stream()
                .flatMap(object -> Recipients.view(object, routing, rules).stream())
                .toList()));
    }

    /** The only object of a section; an empty one where there is none. */
    static ConfigObject single(Configuration configuration, String owner, String section) {
        return configuration.objects(owner, section).stream()
                .findFirst()
                .orElseGet(() -> new ConfigObject(section, section, new LinkedHashMap<>(), Origin.DEFAULT));
    }

    private static Stream<AcceptedDomain> accepted(ConfigObject object) {
        var type = switch (object.text("DomainType").orElse("")) {
            case "InternalRelay" -> AcceptedDomain.Type.INTERNAL_RELAY;
            case "ExternalRelay" -> AcceptedDomain.Type.EXTERNAL_RELAY;
            default -> AcceptedDomain.Type.AUTHORITATIVE;
        };
        return Reading.one(object, "DomainName", DomainPattern::of).stream()
                .map(name ->
                        new AcceptedDomain(object, name, type, object.flag("MatchSubDomains"), object.flag("Default")));
    }

    private static Stream<RemoteDomain> remote(ConfigObject object) {
        var trusted = new RemoteDomain.TrustedMail(
                object.flag("TrustedMailInboundEnabled"), object.flag("TrustedMailOutboundEnabled"));
        return Reading.one(object, "DomainName", DomainPattern::of).stream()
                .map(name -> new RemoteDomain(
                        object,
                        name,
                        object.flag("TargetDeliveryDomain"),
                        trusted,
                        new RemoteDomain.Automatic(
                                outOfOffice(object),
                                object.flag("AutoForwardEnabled"),
                                object.flag("AutoReplyEnabled")),
                        new RemoteDomain.Notices(
                                object.flag("NDREnabled"),
                                object.flag("DeliveryReportEnabled"),
                                object.flag("NDRDiagnosticInfoEnabled")),
                        object.flag("DisplaySenderName")));
    }

    /** DOM-22: IsInternal and InternalLegacy are two names of one thing. */
    private static RemoteDomain.OutOfOffice outOfOffice(ConfigObject object) {
        var internal = object.flag("IsInternal");
        return switch (object.text("AllowedOOFType").orElse("External")) {
            case "None" -> RemoteDomain.OutOfOffice.NONE;
            case "InternalLegacy" -> RemoteDomain.OutOfOffice.INTERNAL_LEGACY;
            case "ExternalLegacy" ->
                internal ? RemoteDomain.OutOfOffice.INTERNAL_LEGACY : RemoteDomain.OutOfOffice.EXTERNAL_LEGACY;
            default -> internal ? RemoteDomain.OutOfOffice.INTERNAL_LEGACY : RemoteDomain.OutOfOffice.EXTERNAL;
        };
    }
}
