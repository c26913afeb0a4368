/**
 * A run as the logs that Exchange itself would have left: SMTP protocol logs and message tracking of each on-premises
 * server (LOG-01 to LOG-14), message trace and its detail of each tenant (LOG-31). Pure functions of the evidence.
 *
 * <p>May use {@code mailflow}, {@code record} and Jackson. Start reading at
 * {@link dev.hybridlab.reports.exchangelog.ExchangeLogs}.
 */
@NullMarked
package dev.hybridlab.reports.exchangelog;

import org.jspecify.annotations.NullMarked;
