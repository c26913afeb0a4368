@NullMarked
package dev.hybridlab.harness.lab;

import org.jspecify.annotations.NullMarked;
