package dev.hybridlab.mailflow.catalogue;

import java.util.List;
import java.util.Optional;

/** Every kind of object. One file a family beside this one; this is their index. */
public final class Catalogue {
    private static final List<ObjectType> TYPES = List.of();

    private Catalogue() {}

    public static List<ObjectType> types() {
        return TYPES;
    }

    public static Optional<ObjectType> type(String name) {
        return TYPES.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
