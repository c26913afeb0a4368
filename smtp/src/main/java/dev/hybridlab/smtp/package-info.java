/**
 * The wire: SMTP sessions on both ends, TLS, DNS, queues and transcripts.
 *
 * <p>May use {@code mailflow} and dnsjava. Decides nothing about mail flow, it asks the port it is given.
 *
 * <p>Start reading at the {@code session} package, the port that a mail system implements.
 */
@NullMarked
package dev.hybridlab.smtp;

import org.jspecify.annotations.NullMarked;
