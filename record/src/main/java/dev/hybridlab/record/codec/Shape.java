package dev.hybridlab.record.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a record type is made of.
 *
 * @param constructor the canonical one, with every check that the type makes
 */
record Shape(Constructor<?> constructor, List<Part> parts) {
    /** One component. */
    record Part(String name, Type type, Method accessor) {}

    private static final ClassValue<Shape> KNOWN = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return look(type);
        }
    };

    static Shape of(Class<?> record) {
        return KNOWN.get(record);
    }

    private static Shape look(Class<?> record) {
        var components = record.getRecordComponents();
        try {
            var constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            var parts = new ArrayList<Part>();
            for (var component : components) {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                parts.add(new Part(component.getName(), component.getGenericType(), accessor));
            }
            return new Shape(constructor, List.copyOf(parts));
        } catch (NoSuchMethodException everyRecordHasIt) {
            throw new IllegalStateException(record + " has no canonical constructor", everyRecordHasIt);
        }
    }

    static Object get(Part part, Object record) {
        try {
            return part.accessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("cannot read " + part.name() + " of " + record.getClass(), impossible);
        }
    }

    /** @throws IllegalArgumentException if the type refuses these values */
    Object make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(String.valueOf(refused.getCause()), refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), impossible);
        }
    }
}
