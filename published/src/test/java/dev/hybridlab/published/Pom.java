package dev.hybridlab.published;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One POM as it is written; paths are those of elements below {@code project}. */
record Pom(String file, Document document) {
    static Pom of(String file) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return new Pom(file, builder.parse(Project.root().resolve(file).toFile()));
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException(file, unreadable);
        }
    }

    String artifact() {
        return text("artifactId");
    }

    /** Empty if it is not there. */
    String text(String path) {
        return all(path).stream().findFirst().orElse("");
    }

    List<String> all(String path) {
        try {
            var found = (NodeList) XPathFactory.newInstance()
                    .newXPath()
                    .evaluate("/project/" + path, document, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(at -> found.item(at).getTextContent().strip())
                    .toList();
        } catch (XPathExpressionException noPath) {
            throw new IllegalArgumentException(path, noPath);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
