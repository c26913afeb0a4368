@NullMarked
package dev.hybridlab.smtp;

import org.jspecify.annotations.NullMarked;
