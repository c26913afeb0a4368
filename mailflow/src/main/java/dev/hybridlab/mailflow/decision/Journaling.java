package dev.hybridlab.mailflow.decision;

import java.util.List;

/**
 * What journal rules made of a message.
 *
 * @param held the message as it goes on, marked if a rule took it
 * @param reports one for each address that journals it
 * @param story every rule with its reason, and what was done
 */
public record Journaling(HeldMessage held, List<Aftermath.Sends> reports, Ruling.Story story) {
    public Journaling {
        reports = List.copyOf(reports);
    }
}
