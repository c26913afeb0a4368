package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.neighbours.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** The application behind SubEthaSMTP: asks the mail system. */
record AskingHandler(Conversation conversation) implements MessageHandler {
    @Override
    public void from(String sender) throws RejectException {
        Words.check(conversation.mail());
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        Words.check(conversation.rcpt());
    }

    /** Reads to the end whatever the answer is: the library would take what is left for commands. */
    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        var most = conversation.opened().session().greeting().limits().maxMessageSize();
        var octets = data.readNBytes(Math.toIntExact(most) + 1);
        if (octets.length > most) {
            var more = data.transferTo(OutputStream.nullOutputStream());
            Words.check(conversation.opened().session().tooLarge(octets.length + more));
        }
        Words.check(conversation.content(octets));
        return null; // "250 Ok"
    }

    @Override
    public void done() {}
}
