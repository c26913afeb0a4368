@NullMarked
package dev.hybridlab.mailflow.address;

import org.jspecify.annotations.NullMarked;
