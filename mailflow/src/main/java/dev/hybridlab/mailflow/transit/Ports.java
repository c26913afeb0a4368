package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.trace.StepSink;
import dev.hybridlab.mailflow.zone.NameLookup;

/**
 * What a host's queue needs of the world around it.
 *
 * @param dialer opens sessions
 * @param names its resolver
 * @param agenda time
 * @param sink evidence
 * @param store mailboxes
 * @param seed of the lab's ids
 */
public record Ports(Dialer dialer, NameLookup names, Agenda agenda, StepSink sink, MailStore store, String seed) {}
