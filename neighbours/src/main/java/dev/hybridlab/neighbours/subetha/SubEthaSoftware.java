package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import java.io.IOException;

/** {@code software: subetha}. */
public final class SubEthaSoftware implements MailSoftware {
    @Override
    public String name() {
        return "subetha";
    }

    @Override
    public Listening listen(Place place, SessionOpener opener) throws IOException {
        return SubEthaServer.listen(place, opener);
    }
}
