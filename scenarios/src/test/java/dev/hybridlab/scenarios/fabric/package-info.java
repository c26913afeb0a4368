/**
 * The same labs on every fabric: in this JVM, in several processes, in containers.
 *
 * <p>Start reading at {@link dev.hybridlab.scenarios.fabric.FabricContract}.
 */
@NullMarked
package dev.hybridlab.scenarios.fabric;

import org.jspecify.annotations.NullMarked;
