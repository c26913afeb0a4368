package dev.hybridlab.harness.scenario.change;

import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path such as {@code exo.inboundConnectors[hybrid].TlsSenderCertificateName}, cut into pieces that know their place.
 *
 * @param pieces in their order
 */
record ConfigPath(List<Piece> pieces) {
    /**
     * @param name between the dots
     * @param key in brackets, without quotes; empty when there are none
     * @param place of the whole piece
     */
    record Piece(String name, Optional<String> key, Place place) {
        @Override
        public String toString() {
            return name + key.map(each -> "[" + each + "]").orElse("");
        }
    }

    ConfigPath {
        pieces = List.copyOf(pieces);
    }

    /** Dots inside brackets or quotes do not separate. */
    static Optional<ConfigPath> read(String text, Place place, Problems problems) {
        var pieces = new ArrayList<Piece>();
        var start = 0;
        var depth = 0;
        var quoted = false;
        for (var i = 0; i <= text.length(); i++) {
            var end = i == text.length();
            var c = end ? '.' : text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '[' && !quoted) {
                depth++;
            } else if (c == ']' && !quoted) {
                depth--;
            }
            if (end || c == '.' && depth == 0 && !quoted) {
                var piece = piece(text.substring(start, i), place.part(start, Math.max(1, i - start)), problems);
                if (piece.isEmpty()) {
                    return Optional.empty();
                }
                pieces.add(piece.get());
                start = i + 1;
            }
        }
        return Optional.of(new ConfigPath(pieces));
    }

    private static Optional<Piece> piece(String text, Place place, Problems problems) {
        var open = text.indexOf('[');
        if (open < 0) {
            return valid(text, Optional.empty(), place, problems);
        }
        if (!text.endsWith("]")) {
            problems.add(place, "'" + text + "' has a bracket that is not closed", "write name[identity]");
            return Optional.empty();
        }
        var inner = text.substring(open + 1, text.length() - 1).strip();
        var plain = inner.length() >= 2 && inner.startsWith("\"") && inner.endsWith("\"")
                ? inner.substring(1, inner.length() - 1)
                : inner;
        return valid(text.substring(0, open), Optional.of(plain), place, problems);
    }

    private static Optional<Piece> valid(String name, Optional<String> key, Place place, Problems problems) {
        if (name.isBlank()) {
            problems.add(place, "a piece of the path is empty", "write owner.section[identity].Property");
            return Optional.empty();
        }
        return Optional.of(new Piece(name.strip(), key, place));
    }
}
