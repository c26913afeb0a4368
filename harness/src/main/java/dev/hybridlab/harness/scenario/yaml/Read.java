package dev.hybridlab.harness.scenario.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What reading a file gives: the value, or all of its problems. */
public sealed interface Read<T> {
    record Good<T>(T value) implements Read<T> {}

    record Bad<T>(List<Problem> problems) implements Read<T> {
        public Bad {
            problems = List.copyOf(problems);
        }
    }

    /** Bad as soon as there is a problem. */
    static <T> Read<T> of(Optional<T> value, Problems problems) {
        return problems.isEmpty() && value.isPresent() ? new Good<>(value.get()) : new Bad<>(problems.all());
    }

    /** The value of a good file. */
    default Optional<T> optional() {
        return switch (this) {
            case Good<T>(var value) -> Optional.of(value);
            case Bad<T> bad -> Optional.empty();
        };
    }

    default List<Problem> problems() {
        return switch (this) {
            case Good<T> good -> List.of();
            case Bad<T>(var problems) -> problems;
        };
    }

    default <U> Read<U> then(Function<T, Read<U>> next) {
        return switch (this) {
            case Good<T>(var value) -> next.apply(value);
            case Bad<T>(var problems) -> new Bad<>(problems);
        };
    }
}
