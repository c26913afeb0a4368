package dev.hybridlab.mailflow.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One kind of object.
 *
 * @param name the cmdlet noun, e.g. {@code SendConnector}, {@code InboundConnector}; the lab's own kinds likewise
 * @param section the key of its list in a file, e.g. {@code sendConnectors}
 * @param identity the property that names it
 * @param places which owners may have it
 * @param single whether the section is one object instead of a list
 * @param properties in the order of the docs
 */
public record ObjectType(
        String name, String section, String identity, List<Place> places, boolean single, List<Property> properties) {
    /** Where a section of this kind may stand. SERVER: inside a server of {@code onprem.servers}. */
    public enum Place {
        LAB,
        ONPREM,
        EXO,
        TENANT,
        SERVER
    }

    public ObjectType {
        places = List.copyOf(places);
        properties = List.copyOf(properties);
    }

    public Optional<Property> property(String wanted) {
        return properties.stream()
                .filter(each -> each.name().equalsIgnoreCase(wanted))
                .findFirst();
    }
}
