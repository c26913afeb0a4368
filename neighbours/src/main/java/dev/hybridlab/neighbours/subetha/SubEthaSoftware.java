package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import java.io.IOException;
import java.util.Optional;

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

    @Override
    public Optional<Dialogue> call(Line line) {
        return Optional.of(SubEthaDialogue.on(line));
    }
}
