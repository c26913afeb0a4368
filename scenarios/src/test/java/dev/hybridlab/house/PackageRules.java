package dev.hybridlab.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every package of shipped code says what it is for, what it may use and where to start reading, and is null-safe. */
final class PackageRules {
    private static final int SHORTEST_TEXT = 150;
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private PackageRules() {}

    static List<Violation> packages(List<Source> sources) {
        var infos = new TreeMap<String, Source>();
        sources.stream().filter(Source::isPackageInfo).forEach(info -> infos.put(folder(info), info));
        var found = new ArrayList<Violation>();
        sources.stream()
                .map(PackageRules::folder)
                .distinct()
                .filter(folder -> !infos.containsKey(folder))
                .forEach(folder -> found.add(new Violation(folder + "/package-info.java", 1, "is missing")));
        infos.values().forEach(info -> found.addAll(roomOf(info)));
        return found;
    }

    private static List<Violation> roomOf(Source info) {
        var found = new ArrayList<Violation>();
        if (!info.text().contains("@NullMarked")) {
            found.add(new Violation(info.path(), 1, "has no @NullMarked"));
        }
        var match = COMMENT.matcher(info.text());
        var comment = match.find()
                ? match.group(1).replace("*", "").replaceAll("\\s+", " ").strip()
                : "";
        if (comment.length() < SHORTEST_TEXT) {
            found.add(new Violation(
                    info.path(), 1, "says too little: " + comment.length() + " characters, at least " + SHORTEST_TEXT));
        }
        for (var phrase : List.of("may use", "start reading")) {
            if (!comment.toLowerCase(Locale.ROOT).contains(phrase)) {
                found.add(new Violation(info.path(), 1, "does not say '" + phrase + " ...'"));
            }
        }
        return found;
    }

    private static String folder(Source source) {
        return source.path().substring(0, source.path().lastIndexOf('/'));
    }
}
