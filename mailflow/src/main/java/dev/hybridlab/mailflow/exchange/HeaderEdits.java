package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.HeaderChange.Kind;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes a header section and remembers every change with its reason. One message long. */
public final class HeaderEdits {
    private final List<HeaderField> fields;
    private final List<HeaderChange> changes = new ArrayList<>();
    private @Nullable HeaderField newest;

    private HeaderEdits(Headers headers) {
        this.fields = new ArrayList<>(headers.fields());
    }

    public static HeaderEdits of(Headers headers) {
        return new HeaderEdits(headers);
    }

    /** A new field on top of all others, as trace fields are (RFC 5321 §4.4). */
    public HeaderEdits prepend(String name, String value, Reason because) {
        return insert(0, name, value, because);
    }

    /** A field of somebody's exact making on top, its folds included: they may be part of what is signed. */
    public HeaderEdits prepend(HeaderField field, Reason because) {
        fields.addFirst(field);
        changes.add(new HeaderChange(Kind.STAMPED, field.name(), field.value(), because));
        return this;
    }

    /** A new field at the bottom. */
    public HeaderEdits append(String name, String value, Reason because) {
        return insert(fields.size(), name, value, because);
    }

    /**
     * A new field below the Received lines at the top, where Exchange writes its own (HDR-18), and below the ones that were
     * written there before it in these edits: they stand in the order of their writing.
     */
    public HeaderEdits below(String name, String value, Reason because) {
        var at = newest == null ? -1 : fields.lastIndexOf(newest);
        at++;
        while (at < fields.size() && fields.get(at).is("Received")) {
            at++;
        }
        insert(at, name, value, because);
        newest = fields.get(at);
        return this;
    }

    private HeaderEdits insert(int at, String name, String value, Reason because) {
        var field = HeaderField.of(name, value);
        fields.add(at, field);
        changes.add(new HeaderChange(Kind.STAMPED, name, field.value(), because));
        return this;
    }

    /** The only field of that name from now on; nothing happens when it stands there already with this value. */
    public HeaderEdits set(String name, String value, Reason because) {
        var first = -1;
        var equal = false;
        for (var i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).is(name)) {
                if (first >= 0) {
                    fields.remove(first);
                    equal = false;
                    first = i;
                } else {
                    first = i;
                    equal = fields.get(i).value().equals(value);
                }
            }
        }
        if (first < 0) {
            return below(name, value, because);
        }
        if (!equal) {
            fields.set(first, HeaderField.of(name, value));
            changes.add(new HeaderChange(Kind.REPLACED, name, value, because));
        }
        return this;
    }

    /** Removes every field that matches. */
    public HeaderEdits remove(Predicate<HeaderField> which, Reason because) {
        fields.removeIf(field -> {
            var gone = which.test(field);
            if (gone) {
                changes.add(new HeaderChange(Kind.REMOVED, field.name(), field.value(), because));
            }
            return gone;
        });
        return this;
    }

    /** A firewall lets these pass; said once for each name. */
    public HeaderEdits kept(Predicate<HeaderField> which, Reason because) {
        var said = new HashSet<String>();
        for (var field : fields) {
            if (which.test(field) && said.add(field.key())) {
                changes.add(new HeaderChange(Kind.KEPT, field.name(), field.value(), because));
            }
        }
        return this;
    }

    public HeaderEdits remove(HeaderFamily family, Reason because) {
        return remove(family::has, because);
    }

    /** Organization fields become CrossPremises fields, in their places (HDR-21, HDR-22, HDR-29). */
    public HeaderEdits demote(Reason because) {
        return rename(HeaderFamily.ORGANIZATION, HeaderFamily.CROSS_PREMISES, Kind.RENAMED_TO_CROSS_PREMISES, because);
    }

    /** CrossPremises fields become Organization fields and replace those of the same name (HDR-23, HDR-24). */
    public HeaderEdits promote(Reason because) {
        var coming = new HashSet<String>();
        for (var field : fields) {
            if (HeaderFamily.CROSS_PREMISES.has(field)) {
                coming.add(HeaderFamily.ORGANIZATION.prefix().toLowerCase(Locale.ROOT)
                        + field.key()
                                .substring(HeaderFamily.CROSS_PREMISES.prefix().length()));
            }
        }
        remove(field -> coming.contains(field.key()), because);
        return rename(HeaderFamily.CROSS_PREMISES, HeaderFamily.ORGANIZATION, Kind.PROMOTED, because);
    }

    private HeaderEdits rename(HeaderFamily from, HeaderFamily to, Kind kind, Reason because) {
        fields.replaceAll(field -> {
            if (!from.has(field)) {
                return field;
            }
            changes.add(new HeaderChange(kind, field.name(), field.value(), because));
            return field.renamed(
                    to.prefix() + field.name().substring(from.prefix().length()));
        });
        return this;
    }

    /** Every field of that name gets another one: what an earlier pass found is no longer believed (HDR-68). */
    public HeaderEdits rename(String name, String newName, Reason because) {
        fields.replaceAll(field -> {
            if (!field.is(name)) {
                return field;
            }
            changes.add(new HeaderChange(Kind.RENAMED_UNTRUSTED, field.name(), field.value(), because));
            return field.renamed(newName);
        });
        return this;
    }

    public Headers headers() {
        return new Headers(fields);
    }

    public List<HeaderChange> changes() {
        return List.copyOf(changes);
    }

    /** The message with the changed header. */
    public Message on(Message message) {
        return message.with(headers());
    }
}
