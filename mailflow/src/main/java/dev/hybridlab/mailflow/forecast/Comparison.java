package dev.hybridlab.mailflow.forecast;

import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecast against live: both wrote the same kinds of steps, so they must be equal, step by step, messages and replies
 * included. A difference is a defect of the simulator, whatever the expectations say.
 */
public final class Comparison {
    private static final int SHOWN = 8;

    private Comparison() {}

    /** One line a difference, the first ones only; empty when both agree. */
    public static List<String> between(List<Step> forecast, List<Step> live) {
        var differences = new ArrayList<String>();
        var common = Math.min(forecast.size(), live.size());
        for (var i = 0; i < common && differences.size() < SHOWN; i++) {
            if (!forecast.get(i).equals(live.get(i))) {
                differences.add(describe(forecast.get(i), live.get(i)));
                if (forecast.get(i).getClass() != live.get(i).getClass()) {
                    return differences; // from here on everything is shifted
                }
            }
        }
        for (var i = common; i < forecast.size() && differences.size() < SHOWN; i++) {
            differences.add("forecast only: " + shorten(forecast.get(i)));
        }
        for (var i = common; i < live.size() && differences.size() < SHOWN; i++) {
            differences.add("live only: " + shorten(live.get(i)));
        }
        return differences;
    }

    private static String describe(Step forecast, Step live) {
        if (forecast instanceof Step.Delivered(var where, var mailbox, var recipient, var expected)
                && live instanceof Step.Delivered(var liveWhere, var liveMailbox, var liveRecipient, var found)
                && mailbox.equals(liveMailbox)) {
            return "delivered to " + mailbox + ": " + headersOf(expected, found);
        }
        return "forecast: " + shorten(forecast) + "; live: " + shorten(live);
    }

    private static String headersOf(Message expected, Message found) {
        var missing = new ArrayList<>(expected.headers().fields());
        found.headers().fields().forEach(missing::remove);
        var extra = new ArrayList<>(found.headers().fields());
        expected.headers().fields().forEach(extra::remove);
        if (missing.isEmpty() && extra.isEmpty()) {
            return expected.body().equals(found.body()) ? "the same header fields in another order" : "another body";
        }
        return "forecast has " + raw(missing) + ", live has " + raw(extra);
    }

    private static List<String> raw(List<HeaderField> fields) {
        return fields.stream().map(HeaderField::raw).toList();
    }

    private static String shorten(Step step) {
        var text = step.getClass().getSimpleName() + " at " + step.where().host() + " " + step;
        return text.length() > 400 ? text.substring(0, 400) + "..." : text;
    }
}
