package dev.hybridlab.mailflow.catalogue;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of object. One file a family beside this one; this is their index. */
public final class Catalogue {
    private static final List<ObjectType> TYPES = Stream.concat(
                    Stream.of(
                            LabObjects.LAB_SETTINGS,
                            LabObjects.CERTIFICATE,
                            HybridConfigurations.TYPE,
                            LabObjects.INTERNET_HOST,
                            LabObjects.FIREWALL,
                            LabObjects.DNS_RECORD,
                            LabObjects.MTA_STS,
                            LabObjects.ORGANIZATION_SETTINGS,
                            LabObjects.TENANT_SETTINGS,
                            Servers.SERVER,
                            Servers.TRANSPORT_SERVICE,
                            ReceiveConnectors.TYPE,
                            SendConnectors.TYPE,
                            InboundConnectors.TYPE,
                            OutboundConnectors.TYPE,
                            MailDomains.ACCEPTED,
                            MailDomains.REMOTE,
                            TransportRules.TYPE,
                            JournalRules.TYPE,
                            OrganizationWide.TRANSPORT_CONFIG,
                            OrganizationWide.TENANT_TRANSPORT_CONFIG,
                            OrganizationWide.ORGANIZATION_CONFIG,
                            OrganizationWide.OUTBOUND_SPAM_POLICY,
                            DomainAuthentication.DKIM_SIGNING_CONFIG,
                            DomainAuthentication.ANTI_PHISH_POLICY,
                            DomainAuthentication.ARC_CONFIG,
                            OrganizationWide.AUTHENTICATION_POLICY,
                            Registered.APPLICATION,
                            Registered.SERVICE_PRINCIPAL,
                            Registered.ROLE_ASSIGNMENT,
                            Registered.MANAGEMENT_SCOPE,
                            Registered.CONDITIONAL_ACCESS,
                            InboxRules.TYPE),
                    Recipients.TYPES.stream())
            .toList();

    private Catalogue() {}

    public static List<ObjectType> types() {
        return TYPES;
    }

    public static Optional<ObjectType> type(String name) {
        return TYPES.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /**
     * The kinds that may stand in a section. More than one only for {@code recipients}: there the key that carries the
     * primary address ({@code Mailbox: a@x}) is the kind's identity and tells which it is.
     */
    public static List<ObjectType> inSection(Place place, String section) {
        return TYPES.stream()
                .filter(type -> type.places().contains(place) && type.section().equals(section))
                .toList();
    }

    /** The sections a place may have, each once. */
    public static List<String> sections(Place place) {
        return TYPES.stream()
                .filter(type -> type.places().contains(place))
                .map(ObjectType::section)
                .distinct()
                .toList();
    }

    /**
     * The kind that takes the plain keys of a block itself: {@code clock:} and {@code seed:} of a file, {@code tenant:} of
     * {@code exo:}. It is stored as the only object of its section, which no file writes as a section.
     */
    public static Optional<ObjectType> settingsOf(Place place) {
        return switch (place) {
            case LAB -> Optional.of(LabObjects.LAB_SETTINGS);
            case ONPREM -> Optional.of(LabObjects.ORGANIZATION_SETTINGS);
            case EXO, TENANT -> Optional.of(LabObjects.TENANT_SETTINGS);
            case SERVER -> Optional.empty();
        };
    }
}
