/** Tests of the form in which the processes of a lab exchange values. */
@NullMarked
package dev.hybridlab.record.codec;

import org.jspecify.annotations.NullMarked;
