package dev.hybridlab.mailflow.configuration;

/**
 * Where in a topology a list of objects stands.
 *
 * @param owner as a path writes it: {@code onprem}, {@code onprem[2]}, {@code exo},
 *     {@code otherTenants[northwind.onmicrosoft.com]}, or empty for the lab's own sections
 * @param name e.g. {@code sendConnectors}, {@code certificates}, {@code internet}, {@code zones}
 */
public record Section(String owner, String name) implements Comparable<Section> {
    @Override
    public int compareTo(Section other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return owner.isEmpty() ? name : owner + "." + name;
    }
}
