package dev.hybridlab.reports.html;

import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.record.run.ScenarioRecord.HostShown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way of a message as a sequence diagram: a line a host, an arrow a session; a loop is seen going back and forth. */
final class HopDiagram {
    private static final int LANE = 310;
    private static final int TOP = 66;
    private static final int ROW = 46;
    private static final int MARGIN = 130;
    /** Room for words beside the last lane. */
    private static final int BESIDE = 180;

    private static final int LONGEST = 48;

    /** One session. */
    private static final class Arrow {
        private final String from;
        private final String to;
        private String connector = "";
        private String tls = "";
        private String result = "";
        private String css = "go";

        Arrow(String from, String to) {
            this.from = from;
            this.to = to;
        }
    }

    private record Mark(String host, String text, String css) {}

    private final Map<String, Integer> lanes = new LinkedHashMap<>();
    private final List<HostShown> hosts;
    private final List<Object> rows = new ArrayList<>();
    private final Map<String, Arrow> arrows = new LinkedHashMap<>();
    private final Map<String, String> connectors = new LinkedHashMap<>();

    /** @param repeated what was left out of the steps, told where it would stand */
    HopDiagram(List<HostShown> hosts, List<Step> steps, RepeatedHops repeated) {
        this.hosts =
                hosts.stream().sorted(Comparator.comparing(HopDiagram::order)).toList();
        for (var step : steps) {
            repeated.before(step)
                    .ifPresent(gap -> rows.add(new Mark(step.where().host(), gap, "wait")));
            add(step);
        }
        for (var host : this.hosts) {
            if (rows.stream().anyMatch(row -> touches(row, host.name()))) {
                lanes.put(host.name(), lanes.size());
            }
        }
        rows.forEach(row -> hostsOf(row).forEach(name -> lanes.putIfAbsent(name, lanes.size())));
    }

    /** {@code out} of {@code out.2!1/0/1}. */
    static String root(String message) {
        return message.split("[./!~]", 2)[0];
    }

    private static int order(HostShown host) {
        return switch (host.side()) {
            case "onprem" -> 0;
            case "exo" -> 1;
            default -> 2;
        };
    }

    private static boolean touches(Object row, String host) {
        return hostsOf(row).contains(host);
    }

    private static List<String> hostsOf(Object row) {
        return row instanceof Arrow arrow
                ? List.of(arrow.from, arrow.to)
                : row instanceof Mark mark ? List.of(mark.host()) : List.of();
    }

    private void add(Step step) {
        var host = step.where().host();
        var key = step.where().message().toString();
        switch (step) {
            case Step.Submitted each -> rows.add(new Mark(host, "submitted", "start"));
            case Step.Routed each -> each.connector().ifPresent(name -> connectors.put(key, name));
            case Step.Connected each -> {
                var arrow = new Arrow(host, each.to().split(" ")[0]);
                arrow.connector = connectors.getOrDefault(key, "");
                arrows.put(key, arrow);
                rows.add(arrow);
            }
            case Step.TlsEstablished each ->
                at(key).ifPresent(arrow -> arrow.tls = each.shown().version());
            case Step.Relayed each ->
                at(key).ifPresent(arrow -> arrow.result = arrow.result.isEmpty() ? "accepted" : arrow.result);
            case Step.Refused each ->
                at(key).ifPresent(arrow -> {
                    arrow.result = each.stage() + ": " + each.reply();
                    arrow.css = "no";
                });
            case Step.HopFailed each ->
                at(key).ifPresentOrElse(
                                arrow -> {
                                    arrow.result = each.lastError().toString();
                                    arrow.css = "wait";
                                },
                                () -> rows.add(new Mark(host, each.lastError().toString(), "wait")));
            case Step.Delivered each -> rows.add(new Mark(host, "delivered to " + each.mailbox(), "go"));
            case Step.NoticeMade each -> rows.add(new Mark(host, "notice to " + each.to(), "no"));
            case Step.Undecided each -> rows.add(new Mark(host, "undecided", "wait"));
            case Step.LeftTopology each -> rows.add(new Mark(host, "leaves the topology to " + each.to(), "wait"));
            case Step.Discarded each -> rows.add(new Mark(host, "dropped", "no"));
            case Step.HeadersChanged any -> {}
            case Step.RulesApplied each -> {
                if (!each.actions().isEmpty()) {
                    rows.add(new Mark(host, "rules act", "wait"));
                }
            }
            case Step.Resolved any -> {}
            case Step.Greeted any -> {}
            case Step.Answered any -> {}
            case Step.Attributed any -> {}
            case Step.Accepted any -> {}
            case Step.Deferred any -> {}
            case Step.LoopDetected any -> {}
            case Step.Advanced any -> {}
            case Step.Intervened any -> {}
        }
    }

    private Optional<Arrow> at(String key) {
        return Optional.ofNullable(arrows.get(key));
    }

    String svg() {
        var width = 2 * MARGIN + LANE * Math.max(0, lanes.size() - 1) + BESIDE;
        var height = TOP + ROW * rows.size() + 24;
        var svg = new Html()
                .raw("<svg viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\"" + height
                        + "\" role=\"img\" aria-label=\"")
                .text(words())
                .raw("\">\n");
        lanes.forEach((name, lane) -> lane(svg, name, x(lane), height));
        for (var i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + ROW * i + 28);
        }
        return svg.raw("</svg>").toString();
    }

    /** The same for those who do not see it: {@code EX01: submitted. EX01 to exo: accepted. exo: delivered to ...}. */
    private String words() {
        return rows.stream()
                .map(row -> row instanceof Mark mark
                        ? mark.host() + ": " + mark.text()
                        : row instanceof Arrow arrow ? arrow.from + " to " + arrow.to + ": " + arrow.result : "")
                .collect(Collectors.joining(". ", "The way of the message. ", "."));
    }

    private static int x(int lane) {
        return MARGIN + LANE * lane;
    }

    private void lane(Html svg, String name, int x, int height) {
        var shown = hosts.stream().filter(host -> host.name().equals(name)).findFirst();
        var side = shown.map(HostShown::side).orElse("internet");
        svg.raw("<line class=\"life\" x1=\"" + x + "\" y1=\"52\" x2=\"" + x + "\" y2=\"" + (height - 6) + "\"/>")
                .raw("<rect class=\"host " + (side.equals("onprem") || side.equals("exo") ? side : "internet")
                        + "\" x=\"" + (x - 108) + "\" y=\"6\" width=\"216\" height=\"44\" rx=\"6\"/>")
                .raw("<text class=\"name\" x=\"" + x + "\" y=\"25\">")
                .text(cut(name, 30))
                .raw("</text><text class=\"small\" x=\"" + x + "\" y=\"41\">")
                .text(label(side)
                        + shown.map(host -> " \u00b7 " + host.address()).orElse(""))
                .raw("</text>\n");
    }

    private static String label(String side) {
        return switch (side) {
            case "onprem" -> "On-premises";
            case "exo" -> "Exchange Online";
            default -> "Internet";
        };
    }

    private void row(Html svg, Object row, int y) {
        if (row instanceof Mark mark) {
            var x = x(lanes.getOrDefault(mark.host(), 0));
            svg.raw("<circle class=\"" + mark.css() + "\" cx=\"" + x + "\" cy=\"" + y + "\" r=\"6\"/>")
                    .raw("<text class=\"mark\" x=\"" + (x + 12) + "\" y=\"" + (y + 4) + "\">")
                    .text(cut(mark.text(), LONGEST))
                    .raw("</text>\n");
        } else if (row instanceof Arrow arrow) {
            arrow(svg, arrow, y);
        }
    }

    private void arrow(Html svg, Arrow arrow, int y) {
        var from = x(lanes.getOrDefault(arrow.from, 0));
        var to = x(lanes.getOrDefault(arrow.to, 0));
        var self = from == to;
        var path = self
                ? "M" + from + " " + (y - 8) + " C" + (from + 70) + " " + (y - 14) + " " + (from + 70) + " " + (y + 14)
                        + " " + (from + 6) + " " + (y + 8)
                : "M" + from + " " + y + " L" + (to + (to > from ? -3 : 3)) + " " + y;
        svg.raw("<path class=\"hop " + arrow.css + "\" d=\"" + path + "\"/>")
                .raw(head(arrow.css, self ? from + 6 : to, self ? y + 8 : y, to > from));
        var x = self ? from + 66 : (from + to) / 2;
        var anchor = self ? "start" : "middle";
        var above = (arrow.tls.isEmpty() ? "" : arrow.tls.replace('_', '.') + " \u00b7 ")
                + arrow.connector.replaceAll("-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "\u2026");
        var wide = self ? LONGEST : Math.max(LONGEST, Math.abs(to - from) / 7);
        svg.raw("<text class=\"via\" text-anchor=\"" + anchor + "\" x=\"" + x + "\" y=\"" + (y - 6) + "\">")
                .text(cut(above, wide))
                .raw("</text>");
        svg.raw("<text class=\"result " + arrow.css + "\" text-anchor=\"" + anchor + "\" x=\"" + x + "\" y=\""
                        + (y + 14) + "\">")
                .text(cut(arrow.result, wide))
                .raw("</text>\n");
    }

    /** Drawn, not referred to: a marker in another picture that is folded away would leave every arrow without its head. */
    private static String head(String css, int x, int y, boolean right) {
        var back = right ? -9 : 9;
        return "<path class=\"head " + css + "\" d=\"M" + x + " " + y + "l" + back + " -5v10z\"/>";
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "\u2026" : text;
    }
}
