package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.trace.Origin;

/**
 * Something that cannot be as it is written.
 *
 * @param at where
 * @param found what is wrong, e.g. {@code unknown certificate 'mail.contoso.co'}
 * @param mend how to mend it
 */
public record Finding(Origin at, String found, String mend) {}
