@NullMarked
package dev.hybridlab.harness.scenario.schema;

import org.jspecify.annotations.NullMarked;
