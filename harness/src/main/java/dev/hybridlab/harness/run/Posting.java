package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.World;

/** Puts a message into a lab where it belongs: into its sender's mailbox, or by hand from outside. */
public final class Posting {
    private Posting() {}

    /**
     * Returns when the lab has come to rest.
     *
     * @param name of whose message it is: the scenario's id, for a subject that nobody wrote
     * @throws IllegalArgumentException if nobody has the sender and nothing says where the message enters
     */
    public static void post(Lab lab, World world, Send send, String name) {
        var ref = new MessageRef(send.id(), 0, 0);
        var notify = send.parameters().get("NOTIFY");
        var recipients = send.to().stream()
                .map(EnvelopeRecipient::of)
                .map(each -> notify.map(
                                value -> new EnvelopeRecipient(each.address(), EsmtpParameters.of("NOTIFY", value)))
                        .orElse(each))
                .toList();
        var envelope = new Envelope(send.from(), send.parameters().without("NOTIFY"), recipients);
        var message = message(lab, world, send, name);
        switch (Entrance.of(world, send, lab.now())) {
            case Entrance.Home(var host, var by) ->
                lab.submit(host, new Submission(ref, envelope, lab.now(), by), message);
            case Entrance.ByHand(var visitor) -> lab.visit(visitor, new Submission(ref, envelope, lab.now()), message);
        }
    }

    private static Message message(Lab lab, World world, Send send, String name) {
        var domain = send.from().map(EmailAddress::domain).orElse("hybridlab.example");
        var ref = new MessageRef(send.id(), 0, 0);
        var id = Ids.messageId(world.topology().settings().seed(), domain, ref);
        return new Letter(send, name + " " + send.id(), lab.now(), id).message();
    }
}
