/** What can be said of containers where there are none. */
@NullMarked
package dev.hybridlab.harness.docker;

import org.jspecify.annotations.NullMarked;
