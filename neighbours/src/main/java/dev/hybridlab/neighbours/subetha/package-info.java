/**
 * SubEthaSMTP as the server of a host: its own commands, each observed, so that the mail system hears what the library hides.
 *
 * <p>May use {@code mailflow}, {@code neighbours}, {@code smtp} and SubEthaSMTP.
 *
 * <p>Start reading at {@link dev.hybridlab.neighbours.subetha.SubEthaServer}.
 */
@NullMarked
package dev.hybridlab.neighbours.subetha;

import org.jspecify.annotations.NullMarked;
