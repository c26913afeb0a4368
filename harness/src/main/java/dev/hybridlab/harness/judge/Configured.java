package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words a setting's place: its line, and for what the wizard or the synchronisation derived from it, what became of it. */
final class Configured {
    private static final int LONGEST = 110;

    private final Background background;

    Configured(Background background) {
        this.background = background;
    }

    /**
     * {@code topologies/classic-hybrid.yaml:7 (TlsCertificateName: mail.contoso.com -> *.contoso.com)}.
     *
     * @param origin of the deciding setting
     * @param object the name of the object it belongs to, may be empty
     * @param reason the sentence that speaks of it: tells which of the object's settings is meant
     */
    Optional<String> words(Origin origin, String object, String reason) {
        var setting = setting(origin, object, reason);
        if (origin.at().isEmpty()) {
            return setting.filter(found -> !object.isEmpty())
                    .map(found -> origin + ": " + found.getKey() + " is "
                            + found.getValue().value() + " in '" + object + "'");
        }
        var at = origin.at().get();
        var line = background.sources().line(at).map(Configured::plain).orElse("");
        var derived = switch (origin.kind()) {
            case WIZARD, SYNC ->
                setting.map(found -> found.getValue().value().toString())
                        .filter(value -> !line.endsWith(value))
                        .map(value -> " -> " + value)
                        .orElse("");
            case FILE, DEFAULT, CHANGE, FIX, LAB -> "";
        };
        var excerpt = line + derived;
        return Optional.of(place(at) + (excerpt.isEmpty() ? "" : " (" + excerpt + ")"));
    }

    static String place(SourceLine at) {
        return at.file() + ":" + at.line();
    }

    private Optional<Map.Entry<String, Setting>> setting(Origin origin, String object, String reason) {
        var written = background.configuration().sections().values().stream()
                .flatMap(List::stream)
                .filter(each -> object.isEmpty() || each.identity().equalsIgnoreCase(object))
                .map(ConfigObject::settings)
                .flatMap(settings -> settings.entrySet().stream())
                .filter(entry -> entry.getValue().origin().equals(origin))
                .filter(entry -> !entry.getKey().equals("Name"))
                .toList();
        var named = written.stream()
                .filter(entry -> reason.contains(entry.getKey())
                        || tells(reason, entry.getValue().value().toString()))
                .toList();
        var only = named.size() == 1 || origin.at().isPresent()
                ? named.stream().findFirst()
                : Optional.<Map.Entry<String, Setting>>empty();
        return only.or(() -> written.size() == 1 ? Optional.of(written.getFirst()) : Optional.empty());
    }

    /** As a word of its own: 5 is not in 25. */
    private static boolean tells(String reason, String value) {
        return Pattern.compile("(?<![\\w.*-])" + Pattern.quote(value) + "(?![\\w-]|\\.\\w)")
                .matcher(reason)
                .find();
    }

    /** A line without indentation, list dash and comment. */
    private static String plain(String line) {
        var text = line.replaceFirst("(^|\\s)#.*$", "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
