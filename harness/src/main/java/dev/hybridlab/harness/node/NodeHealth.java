package dev.hybridlab.harness.node;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** The health check of a container: ends with 0 if the process beside it answers {@code /livez}. */
public final class NodeHealth {
    private static final int MILLIS = 2_000;

    private NodeHealth() {}

    public static void main(String[] arguments) {
        var port = NodeMain.controlPort(System.getenv());
        System.exit(alive("http://127.0.0.1:" + port + "/livez") ? 0 : 1);
    }

    private static boolean alive(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException silent) {
            return false;
        }
    }
}
