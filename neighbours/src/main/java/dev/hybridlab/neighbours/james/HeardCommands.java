package dev.hybridlab.neighbours.james;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.smtp.SMTPSession;

/** The dispatcher of James; the mail system hears of commands for which James has no hook. */
final class HeardCommands extends CommandDispatcher<SMTPSession> {
    @Override
    public Response onLine(SMTPSession session, byte[] line) {
        var text = new String(line, StandardCharsets.ISO_8859_1).stripTrailing();
        var conversation = JamesSession.of(session).conversation();
        conversation.heard(text);
        var response = super.onLine(session, line);
        var asked = conversation.opened().session();
        switch (verb(text)) {
            case "RSET" -> asked.reset();
            case "AUTH" -> asked.notOffered(); // James knows no such command where no hook takes it
            default -> {}
        }
        return response;
    }

    private static String verb(String line) {
        var blank = line.indexOf(' ');
        return (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
    }
}
