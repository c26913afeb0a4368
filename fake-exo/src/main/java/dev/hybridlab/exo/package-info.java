/**
 * A fake Exchange Online with its tenants.
 *
 * <p>May use {@code mailflow}. Never the other fake. Its {@code policy} package is pure.
 *
 * <p>Start reading at the {@code policy} package.
 */
@NullMarked
package dev.hybridlab.exo;

import org.jspecify.annotations.NullMarked;
