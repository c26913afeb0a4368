package dev.hybridlab.reports.html;

import dev.hybridlab.record.run.LoopTold;
import java.util.List;

/** The circles of a replay, a station a line. */
final class LoopList {
    private LoopList() {}

    static String of(List<LoopTold> loops) {
        var html = new Html();
        loops.forEach(loop -> one(html, loop));
        return html.toString();
    }

    private static void one(Html html, LoopTold loop) {
        html.raw("<div class=\"loop\">\n<p><strong>Message ")
                .text(loop.message() + " goes round, " + loop.passes() + (loop.passes() == 1 ? " pass" : " passes"))
                .raw("</strong></p>\n<ol>\n");
        loop.cycle().forEach(station -> {
            html.raw("<li>").text(station.words());
            html.element("div", "quiet", station.configured()).raw("</li>\n");
        });
        html.raw("</ol>\n<dl>");
        part(html, "stopped by", loop.stopped().isEmpty() ? "nobody" : loop.stopped(), "");
        part(html, "closed by", loop.closing(), "");
        part(html, "to mend", loop.mend(), "mend");
        html.raw("</dl>\n</div>\n");
    }

    private static void part(Html html, String label, String text, String style) {
        if (!text.isEmpty()) {
            html.element("dt", "", label).element("dd", style, text);
        }
    }
}
