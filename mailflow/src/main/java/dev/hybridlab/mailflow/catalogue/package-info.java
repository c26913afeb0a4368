/**
 * Every kind of object a topology has and every property it may carry: type, default, evidence mark, effect.
 *
 * <p>The single source for the file reader, the JSON Schema, the properties table of the docs and the property-flip
 * tests. Pure; may use {@code configuration} values and {@code address}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.catalogue.Catalogue}.
 */
@NullMarked
package dev.hybridlab.mailflow.catalogue;

import org.jspecify.annotations.NullMarked;
