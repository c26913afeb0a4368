/**
 * Every kind of object a topology has and every property it may carry: type, default, evidence mark, effect.
 *
 * <p>The single source for the file reader, the JSON Schema, the properties table of the docs and the property-flip
 * tests. Pure. May use {@code mailflow.address}, {@code mailflow.configuration} and
 * {@code mailflow.token}.
 *
 * <p>How a file maps to objects. A section of a block is a list of objects ({@code certificates} and {@code dns}: a map
 * from the identity to the rest). Plain keys of a block belong to its settings
 * ({@link dev.hybridlab.mailflow.catalogue.Catalogue#settingsOf}). In {@code recipients} the key with the primary
 * address names the kind. A server's own {@code receiveConnectors} are stored in {@code onprem.receiveConnectors} with
 * {@code Server} set; their identity is {@code Server\Name}. A map of {@code assumptions} is stored as texts
 * {@code name=value}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.catalogue.Catalogue}.
 */
@NullMarked
package dev.hybridlab.mailflow.catalogue;

import org.jspecify.annotations.NullMarked;
