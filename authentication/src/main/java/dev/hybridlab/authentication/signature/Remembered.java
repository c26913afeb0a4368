package dev.hybridlab.authentication.signature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was made of texts, the last few hundred of them: keys and policies are parsed once, by their text and not by their name. */
public final class Remembered<T> {
    private static final int MOST = 512;

    private final Function<String, T> making;
    private final Map<String, T> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    public Remembered(Function<String, T> making) {
        this.making = making;
    }

    /** For what is made of more than its name. */
    static <T> Remembered<T> byName() {
        return new Remembered<>(name -> {
            throw new IllegalStateException("nothing says how to make '" + name + "'");
        });
    }

    /** What its function made of this text, now or before; what it throws is not remembered. */
    public T of(String text) {
        return of(text, making);
    }

    /** The same by another function. */
    T of(String text, Function<String, T> otherwise) {
        synchronized (made) {
            var known = made.get(text);
            if (known != null) {
                return known;
            }
        }
        var fresh = otherwise.apply(text);
        synchronized (made) {
            made.put(text, fresh);
        }
        return fresh;
    }
}
