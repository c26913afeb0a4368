package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a failure shows on a real system: which log, queue or trace of which side (LOG-01 to LOG-35). */
final class WhereToLook {
    private final Evidence evidence;

    WhereToLook(Evidence evidence) {
        this.evidence = evidence;
    }

    /** One place a line; empty for what was delivered. */
    List<String> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered any -> List.of();
            case Outcome.LeftTopology left ->
                List.of("the log of " + left.step().to() + ", whose container is called by that name in its labels");
            case Outcome.Undecided any -> List.of("on a real system only: no source says what happens there");
            case Outcome.Refused refused -> refused(refused);
            case Outcome.Deferred deferred -> deferred(deferred);
            case Outcome.Noticed noticed -> noticed(noticed);
            case Outcome.Discarded discarded -> discarded(discarded);
        };
    }

    /** LOG-32: what Exchange Online refuses during a session leaves no line in its trace. */
    private List<String> refused(Outcome.Refused refused) {
        var places = new ArrayList<String>();
        switch (refused.by()) {
            case "exo" -> places.addAll(SignInPlaces.of(refused.step()));
            case "onprem" ->
                places.add(
                        "SmtpReceive protocol log of " + refused.step().where().host()
                                + connector(refused)
                                        .map(name -> ", connector-id '" + name + "'")
                                        .orElse(""));
            default ->
                places.add(SignInPlaces.ofToken(refused.step())
                        .orElse("the log of " + refused.step().where().host() + ", a host that is not Exchange"));
        }
        sender(refused.step()).ifPresent(places::add);
        return places;
    }

    private Optional<String> connector(Outcome.Refused refused) {
        return evidence.before(refused.step()).stream()
                .filter(step -> step instanceof Step.Greeted
                        && step.where().host().equals(refused.step().where().host()))
                .map(step -> ((Step.Greeted) step).connector())
                .reduce((earlier, later) -> later);
    }

    /** The side that heard the refusal. */
    private Optional<String> sender(Step.Refused step) {
        return evidence.before(step).stream()
                .filter(each -> each instanceof Step.Connected
                        && each.where().message().equals(step.where().message()))
                .map(each -> each.where().host())
                .reduce((earlier, later) -> later)
                .map(host -> switch (evidence.side(host)) {
                    case "onprem" ->
                        "SmtpSend protocol log of " + host + ", and its message tracking log, event FAIL or DEFER";
                    case "exo" -> "message trace of the sending tenant, detail event FAIL or DEFER, LED=";
                    default -> "the log of " + host + ", which was sending";
                });
    }

    private static List<String> deferred(Outcome.Deferred deferred) {
        var host = deferred.step().where().host();
        return switch (deferred.at()) {
            case "exo" -> List.of("message trace, status Pending, detail event DEFER, LED=");
            case "onprem" ->
                switch (deferred.step().because().fact()) {
                    case "LAB-50" -> List.of(queue(deferred) + ": Status Suspended; Resume-Queue ends it");
                    case "TIME-51" ->
                        List.of(
                                queue(deferred) + "; Get-Message and Resume-Message when the fault is mended",
                                "message tracking log of " + host + ", event POISONMESSAGE");
                    default ->
                        List.of(
                                queue(deferred) + ": LastError, RetryCount, NextRetryTime",
                                "message tracking log of " + host + ", event DEFER; SmtpSend protocol log");
                };
            default -> List.of("the queue of " + host + ", a host that is not Exchange");
        };
    }

    /** LOG-22: as the cmdlet takes it, with what it then shows. */
    private static String queue(Outcome.Deferred deferred) {
        var host = deferred.step().where().host();
        return deferred.step()
                .queue()
                .map(queue -> "Get-Queue \"" + queue.identity(host) + "\": DeliveryType " + queue.deliveryType())
                .orElse("queue of " + host);
    }

    private static List<String> noticed(Outcome.Noticed noticed) {
        var host = noticed.step().where().host();
        var event = noticed.step().kind().equals("failed") ? "event FAIL, then DSN" : "event DSN";
        return switch (noticed.madeBy()) {
            case "exo" -> List.of("message trace, status Failed, detail event FAIL, LED=");
            case "onprem" -> List.of("message tracking log of " + host + ", " + event);
            default -> List.of("the notice itself: " + host + " made it, a host that is not Exchange");
        };
    }

    private static List<String> discarded(Outcome.Discarded discarded) {
        var host = discarded.step().where().host();
        return switch (discarded.at()) {
            case "exo" ->
                List.of(
                        discarded.step().because().assumed().contains("BRD-23") // LOG-31
                                ? "message trace, status Quarantined"
                                : "message trace detail, event Drop");
            case "onprem" -> List.of("message tracking log of " + host + ", event DROP");
            default -> List.of("the log of " + host + ", a host that is not Exchange");
        };
    }
}
