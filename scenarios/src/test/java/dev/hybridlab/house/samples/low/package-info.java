/** Breaks house rules on purpose, to show that they can be broken. */
@NullMarked
package dev.hybridlab.house.samples.low;

import org.jspecify.annotations.NullMarked;
