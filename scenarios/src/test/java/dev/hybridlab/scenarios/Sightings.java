package dev.hybridlab.scenarios;

import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a user sees of a run, a line each, the first word the kind. Reasons and their places are left out: an effect that only
 * they tell is none.
 */
final class Sightings {
    private Sightings() {}

    static List<String> of(List<Step> steps) {
        return steps.stream().flatMap(Sightings::told).toList();
    }

    /** What the first list has and the second has not, repetitions counted. */
    static List<String> only(List<String> first, List<String> second) {
        var left = new ArrayList<>(first);
        second.forEach(left::remove);
        return left;
    }

    private static Stream<String> told(Step step) {
        var when = "time " + step.where().at() + " " + step.getClass().getSimpleName();
        return Stream.concat(seen(step), Stream.of(when + " at " + step.where().host()));
    }

    private static Stream<String> seen(Step step) {
        var at = step.where().host();
        return switch (step) {
            case Step.Submitted submitted -> Stream.of("submitted " + submitted.from() + " at " + at);
            case Step.HeadersChanged changed -> Stream.empty();
            case Step.RulesApplied rules -> rules(rules);
            case Step.Routed to ->
                Stream.of("route " + at + " " + to.recipient() + " " + to.outcome() + " "
                        + to.connector().orElse("-") + " to " + to.target());
            case Step.Resolved name -> Stream.of("lookup " + name.question() + " " + name.answer());
            case Step.Connected session -> Stream.of("connection " + session.from() + " to " + session.to());
            case Step.HopFailed failed -> Stream.of("failure " + at + " " + failed.lastError());
            case Step.Greeted greeted -> greeted(greeted);
            case Step.TlsEstablished tls -> Stream.of("tls " + tls(tls.shown()) + (tls.accepted() ? "" : " refused"));
            case Step.Answered answered ->
                Stream.of("reply " + answered.command() + " " + answered.reply(), "command " + answered.command());
            case Step.Attributed whose ->
                Stream.of("attribution " + whose.attribution().direction() + " "
                        + whose.attribution().tenant().orElse("-") + " by "
                        + whose.attribution().connector().orElse("-") + " as "
                        + whose.attribution().authAs());
            case Step.Refused refused ->
                Stream.of("refusal " + at + " " + refused.stage() + " " + refused.reply()
                        + refused.after().map(late -> " after " + late).orElse(""));
            case Step.Accepted accepted -> Stream.of("accepted " + at + " " + accepted.recipients());
            case Step.Relayed relayed -> Stream.of("relayed " + at + " to " + relayed.to());
            case Step.Deferred waits ->
                Stream.of("deferral " + at + " " + waits.lastError(), "attempt " + at + " " + waits.until());
            case Step.NoticeMade notice ->
                Stream.of("notice " + at + " " + notice.kind() + " " + notice.recipient() + " to " + notice.to() + " "
                        + notice.diagnostic());
            case Step.Delivered delivered -> delivered(delivered);
            case Step.Undecided stopped -> Stream.of("undecided " + at + " " + stopped.recipient());
            case Step.LeftTopology left -> Stream.of("left " + at + " to " + left.to());
            case Step.Discarded dropped -> Stream.of("drop " + at + " " + dropped.recipient());
            case Step.LoopDetected loop -> Stream.of("loop " + at + " " + loop.reply() + " " + loop.received());
            case Step.Advanced advanced -> Stream.empty();
            case Step.Intervened intervened -> Stream.empty();
        };
    }

    private static Stream<String> rules(Step.RulesApplied rules) {
        var at = rules.where().host();
        return Stream.concat(
                rules.considered().stream()
                        .map(each -> "rule " + at + " " + each.candidate() + (each.chosen() ? " acts" : " rests")),
                rules.actions().stream().map(action -> "action " + at + " " + action));
    }

    private static Stream<String> greeted(Step.Greeted greeted) {
        var at = greeted.where().host();
        return Stream.concat(limits(greeted), greetedAs(greeted, at));
    }

    private static Stream<String> limits(Step.Greeted greeted) {
        var limits = greeted.session();
        return Stream.of(
                        "errors " + limits.protocolErrors(),
                        "logons " + limits.logonFailures(),
                        "idle " + limits.idle().map(Object::toString).orElse("-"),
                        "longest " + limits.longest().map(Object::toString).orElse("-"),
                        "failed logon after " + limits.authTarpit())
                .map(each -> "limit " + greeted.where().host() + " " + each);
    }

    private static Stream<String> greetedAs(Step.Greeted greeted, String at) {
        return Stream.concat(
                Stream.of("connector " + at + " " + greeted.connector(), "banner " + at + " " + greeted.banner()),
                greeted.keywords().stream().map(keyword -> "keyword " + at + " " + keyword));
    }

    private static String tls(TlsFacts shown) {
        return "server " + shown.server().identity().subject() + " client "
                + shown.client().map(client -> client.identity().subject()).orElse("-") + " " + shown.version();
    }

    private static Stream<String> delivered(Step.Delivered delivered) {
        var message = delivered.message();
        return Stream.concat(
                Stream.of(
                        "delivery " + delivered.mailbox() + " at "
                                + delivered.where().host(),
                        "body " + message.body()),
                message.headers().fields().stream().map(field -> "header " + field.raw()));
    }
}
