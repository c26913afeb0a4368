package dev.hybridlab.record.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;

/** What a declared type says without and about its arguments. */
final class Generics {
    private Generics() {}

    static Class<?> erased(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> erased(generic.getRawType());
            case WildcardType any -> erased(any.getUpperBounds()[0]);
            default -> throw new IllegalStateException("no value type is declared as " + type);
        };
    }

    /** The argument at this place: what a list holds, say. */
    static Type argument(Type type, int place) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[place];
        }
        throw new IllegalStateException(type + " does not say what it holds");
    }
}
