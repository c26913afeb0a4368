/**
 * From what a file says to what the policies read: first everything that installation, the hybrid wizard and directory
 * synchronisation would have made ({@link dev.hybridlab.mailflow.resolution.Expansion}), then, after any changes, the
 * typed views ({@link dev.hybridlab.mailflow.resolution.Topologies}). What follows from other settings (Microsoft's
 * zones, a host's A record, defaults that were given back) is derived with the views, so that it follows a change.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.authentication}, {@code mailflow.catalogue}, {@code
 * mailflow.configuration}, {@code mailflow.token}, {@code mailflow.topology}, {@code mailflow.trace} and {@code mailflow.zone}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.resolution.Expansion}.
 */
@NullMarked
package dev.hybridlab.mailflow.resolution;

import org.jspecify.annotations.NullMarked;
