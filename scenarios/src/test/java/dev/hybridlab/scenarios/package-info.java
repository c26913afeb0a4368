/** The scenario library, run as a whole. */
@NullMarked
package dev.hybridlab.scenarios;

import org.jspecify.annotations.NullMarked;
