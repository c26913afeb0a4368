/**
 * A topology as objects with settings, each with its origin: the form that files are read into, changes are applied to,
 * and the canonical JSON is written from; and which word was meant by one that is wrong ({@code NearWord}). Not yet typed:
 * {@code topology} has the typed views.
 *
 * <p>Pure. May use {@code mailflow.trace}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.configuration.Configuration}.
 */
@NullMarked
package dev.hybridlab.mailflow.configuration;

import org.jspecify.annotations.NullMarked;
