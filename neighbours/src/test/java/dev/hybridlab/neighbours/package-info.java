@NullMarked
package dev.hybridlab.neighbours;

import org.jspecify.annotations.NullMarked;
