@NullMarked
package dev.hybridlab.smtp.server;

import org.jspecify.annotations.NullMarked;
