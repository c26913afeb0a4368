package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A message ends the service that handles it (TIME-51).
 *
 * @param threshold after how many times it is put aside; empty: it never is
 * @param restart how long the service takes to come back and meet it again (TIME-52)
 * @param stays whether it lies there until somebody resumes it, however long
 * @param because which fault, and where it is set
 */
public record Crash(OptionalInt threshold, Duration restart, boolean stays, Reason because) {}
