package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.mailflow.catalogue.ObjectType;
import java.util.List;
import java.util.Set;

/** What {@code Get-...} prints of every object and no {@code Set-...} takes: it comes along when its output is pasted. */
final class OutputOnly {
    private static final Set<String> NAMES = Set.of(
            "AdminDisplayVersion",
            "DistinguishedName",
            "ExchangeObjectId",
            "ExchangeVersion",
            "Guid",
            "Id",
            "Identity",
            "IsValid",
            "LastExchangeChangedTime",
            "ObjectCategory",
            "ObjectClass",
            "ObjectId",
            "ObjectState",
            "OrganizationalUnitRoot",
            "OrganizationId",
            "OriginatingServer",
            "PSComputerName",
            "PSShowComputerName",
            "RunspaceId",
            "WhenChanged",
            "WhenChangedUTC",
            "WhenCreated",
            "WhenCreatedUTC");

    private OutputOnly() {}

    static boolean is(ObjectType kind, String name) {
        return NAMES.contains(name) && kind.property(name).isEmpty();
    }

    /** One sentence for all of them. */
    static String found(List<String> names) {
        return names.size() == 1
                ? "'" + names.getFirst() + "' is what Get-... prints and nothing that can be set"
                : "these " + names.size() + " properties are what Get-... prints and nothing that can be set";
    }

    static String mend(List<String> names) {
        return "remove " + String.join(", ", names);
    }
}
