@NullMarked
package dev.hybridlab.harness.scenario.change;

import org.jspecify.annotations.NullMarked;
