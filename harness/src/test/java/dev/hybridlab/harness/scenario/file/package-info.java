@NullMarked
package dev.hybridlab.harness.scenario.file;

import org.jspecify.annotations.NullMarked;
