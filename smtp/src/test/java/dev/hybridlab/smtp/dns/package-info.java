@NullMarked
package dev.hybridlab.smtp.dns;

import org.jspecify.annotations.NullMarked;
