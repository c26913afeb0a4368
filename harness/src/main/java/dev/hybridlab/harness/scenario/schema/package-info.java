/**
 * What is published of the file formats: their JSON Schemas and the table of properties, all made from the catalogue.
 *
 * <p>May use {@code mailflow} and Jackson.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.scenario.schema.FileSchemas}.
 */
@NullMarked
package dev.hybridlab.harness.scenario.schema;

import org.jspecify.annotations.NullMarked;
