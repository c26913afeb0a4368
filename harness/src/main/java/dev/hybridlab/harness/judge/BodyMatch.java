package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.judge.Miss.Aspect;
import dev.hybridlab.harness.scenario.BodyExpectation;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.mime.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the texts of a delivered message say against what they should. */
record BodyMatch(Message message) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int SHOWN = 60;

    List<Miss> misses(BodyExpectation expected) {
        var misses = new ArrayList<Miss>();
        if (expected.equals(BodyExpectation.NONE)) {
            return misses;
        }
        var text = plain(String.join(" ", Entity.of(message).words()));
        for (var wanted : expected.contains()) {
            if (!text.contains(plain(wanted))) {
                misses.add(new Miss(
                        Aspect.BODY, "", "delivered with the body '" + shortened(text) + "'", "one with " + wanted));
            }
        }
        for (var unwanted : expected.lacks()) {
            if (text.contains(plain(unwanted))) {
                misses.add(
                        new Miss(Aspect.BODY, "", "delivered with '" + unwanted + "' in the body", "one without it"));
            }
        }
        return misses;
    }

    private static String plain(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
