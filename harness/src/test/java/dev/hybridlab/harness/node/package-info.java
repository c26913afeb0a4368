/** Tests of the control interface of a lab's processes. */
@NullMarked
package dev.hybridlab.harness.node;

import org.jspecify.annotations.NullMarked;
