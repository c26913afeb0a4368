package dev.hybridlab.neighbours.james;

import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import java.io.IOException;

/** {@code software: james}. */
public final class JamesSoftware implements MailSoftware {
    @Override
    public String name() {
        return "james";
    }

    @Override
    public Listening listen(Place place, SessionOpener opener) throws IOException {
        return JamesServer.listen(place, opener);
    }
}
