@NullMarked
package dev.hybridlab.harness.scenario.topology;

import org.jspecify.annotations.NullMarked;
