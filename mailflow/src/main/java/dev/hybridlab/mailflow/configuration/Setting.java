package dev.hybridlab.mailflow.configuration;

import dev.hybridlab.mailflow.trace.Origin;

/** A value and who set it. */
public record Setting(Value value, Origin origin) {}
