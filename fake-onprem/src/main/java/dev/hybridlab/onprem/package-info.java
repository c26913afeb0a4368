/**
 * A fake on-premises Exchange organization.
 *
 * <p>May use {@code mailflow}. Never the other fake. Its {@code policy} package is pure.
 *
 * <p>Start reading at the {@code policy} package.
 */
@NullMarked
package dev.hybridlab.onprem;

import org.jspecify.annotations.NullMarked;
