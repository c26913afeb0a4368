@NullMarked
package dev.hybridlab.smtp.tls;

import org.jspecify.annotations.NullMarked;
