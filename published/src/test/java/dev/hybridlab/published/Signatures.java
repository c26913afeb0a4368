package dev.hybridlab.published;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What others can see of a type, in lines: itself, its members, the types inside it. */
final class Signatures {
    private static final int SHOWN =
            Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;

    private Signatures() {}

    static List<String> of(Class<?> type) {
        if (!isSeen(type.getModifiers())) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add(brief(head(type)));
        members(type).map(Signatures::brief).map(line -> "    " + line).sorted().forEach(lines::add);
        Stream.of(type.getDeclaredClasses())
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .forEach(inner -> lines.addAll(of(inner)));
        return lines;
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String head(Class<?> type) {
        var kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        var above = type.getAnnotatedSuperclass();
        return words(type.getModifiers(), type.isInterface() || type.isEnum() || type.isRecord()) + deprecated(type)
                + (type.isSealed() ? "sealed " : "") + kind + " "
                + type.getName().replace('$', '.') + variables(type.getTypeParameters())
                + (above == null || kind.matches("enum|record") || above.getType() == Object.class
                        ? ""
                        : " extends " + above)
                + interfaces(type);
    }

    private static String interfaces(Class<?> type) {
        var all = Stream.of(type.getAnnotatedInterfaces())
                .map(AnnotatedType::toString)
                .filter(name -> !name.equals("java.lang.annotation.Annotation"))
                .sorted()
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : (type.isInterface() ? " extends " : " implements ") + all;
    }

    private static Stream<String> members(Class<?> type) {
        var fields = Stream.of(type.getDeclaredFields())
                .filter(field -> isSeen(field.getModifiers()))
                .map(Signatures::field);
        var constructors = Stream.of(type.getDeclaredConstructors())
                .filter(each -> isSeen(each.getModifiers()) && !each.isSynthetic())
                .map(Signatures::constructor);
        return Stream.of(fields, constructors, methods(type).map(Signatures::method))
                .flatMap(each -> each);
    }

    /** Its own, and those that it inherits of a type which others cannot name. */
    private static Stream<Method> methods(Class<?> type) {
        var inherited = Stream.<Class<?>>iterate(type.getSuperclass(), above -> above != null, Class::getSuperclass)
                .filter(above -> above.getName().startsWith("dev.hybridlab.") && !isSeen(above.getModifiers()))
                .flatMap(above -> Stream.of(above.getDeclaredMethods()));
        return Stream.concat(Stream.of(type.getDeclaredMethods()), inherited)
                .filter(method -> isSeen(method.getModifiers()) && !method.isSynthetic());
    }

    private static String field(Field field) {
        return words(field.getModifiers(), false) + deprecated(field) + field.getAnnotatedType() + " "
                + field.getName();
    }

    private static String constructor(Constructor<?> each) {
        return words(each.getModifiers(), false)
                + deprecated(each)
                + each.getDeclaringClass().getSimpleName()
                + parameters(each);
    }

    private static String method(Method method) {
        var modifiers =
                words(method.getModifiers(), false) + (method.isDefault() ? "default " : "") + deprecated(method);
        var value = method.getDefaultValue();
        return modifiers + variables(method.getTypeParameters()) + (method.getTypeParameters().length > 0 ? " " : "")
                + method.getAnnotatedReturnType() + " " + method.getName() + parameters(method)
                + (value == null ? "" : " default " + written(value));
    }

    private static String written(Object value) {
        return value instanceof String text
                ? "\"" + text + "\""
                : value instanceof Object[] many ? Arrays.toString(many) : value.toString();
    }

    private static String parameters(Executable of) {
        var types = Stream.of(of.getAnnotatedParameterTypes())
                .map(AnnotatedType::toString)
                .collect(Collectors.joining(", "));
        if (of.isVarArgs()) {
            types = types.substring(0, types.length() - 2) + "...";
        }
        var thrown = Stream.of(of.getAnnotatedExceptionTypes())
                .map(AnnotatedType::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return "(" + types + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String variables(java.lang.reflect.TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Stream.of(variables)
                        .map(each -> each.getName() + " extends "
                                + Stream.of(each.getAnnotatedBounds())
                                        .map(AnnotatedType::toString)
                                        .collect(Collectors.joining(" & ")))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String words(int modifiers, boolean isImplied) {
        var shown = isImplied
                ? modifiers & SHOWN & ~Modifier.ABSTRACT & ~Modifier.FINAL & ~Modifier.STATIC
                : modifiers & SHOWN;
        return shown == 0 ? "" : Modifier.toString(shown) + " ";
    }

    private static String deprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    /** Without what everybody knows. */
    private static String brief(String line) {
        return line.replace('$', '.')
                .replace("@org.jspecify.annotations.Nullable()", "@Nullable")
                .replaceAll("\\bjava\\.(lang|util|util\\.function|util\\.stream|time)\\.(?=[A-Z])", "");
    }
}
