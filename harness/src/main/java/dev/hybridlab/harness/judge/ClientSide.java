package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Reason;

/** What rests on how a client connects and on no setting of a server: its port, its encryption, whether it logs on, as whom it writes. */
final class ClientSide {
    private ClientSide() {}

    static boolean decides(Decision decision) {
        return switch (decision.because().map(Reason::fact).orElse("")) {
            case "SMTP-50", "SMTP-54", "SMTP-55", "AUTH-60", "AUTH-61", "AUTH-63", "AUTH-64", "LIM-47" -> true;
            case "SMTP-36" -> decision.step().where().host().equals("exo"); // nobody configures its fronts
            default -> false;
        };
    }
}
