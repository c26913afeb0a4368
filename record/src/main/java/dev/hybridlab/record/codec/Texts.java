package dev.hybridlab.record.codec;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.message.Body;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types that are one text in JSON, each with the way to it and back. */
final class Texts {
    /** How a value becomes a text and a text the value. */
    private record Form(Function<Object, String> write, Function<String, Object> read) {
        static Form of(Function<String, Object> read) {
            return new Form(Object::toString, read);
        }
    }

    private static final Map<Class<?>, Form> FORMS = Map.of(
            String.class, Form.of(text -> text),
            Instant.class, Form.of(Instant::parse),
            Duration.class, Form.of(Duration::parse),
            BigInteger.class, Form.of(BigInteger::new),
            EmailAddress.class, Form.of(EmailAddress::of),
            IpAddress.class, Form.of(IpAddress::of),
            Body.class,
                    new Form(
                            body -> Base64.getEncoder().encodeToString(((Body) body).octets()),
                            text -> Body.of(Base64.getDecoder().decode(text))));

    private Texts() {}

    static Optional<String> of(Object value) {
        return Optional.ofNullable(FORMS.get(value.getClass()))
                .map(form -> form.write().apply(value));
    }

    /** @throws RuntimeException if the text has not the form of the type */
    static Optional<Object> read(String text, Class<?> type) {
        return Optional.ofNullable(FORMS.get(type)).map(form -> form.read().apply(text));
    }

    static boolean has(Class<?> type) {
        return FORMS.containsKey(type);
    }
}
