package io.camunda.zeebe.process.test.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.util.VersionUtil;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Hosts the engine for its parent process: commands come in on stdin, answers and records go out on
 * stdout, one JSON document a line, logs go to stderr. When stdin ends, the parent is gone or wants
 * no more, and this process ends too. It lives in the engine's package for its package-private parts.
 *
 * <p>Arguments: the gRPC port (0: any free one) and, if wanted, the start date (ISO 8601).
 */
public final class EngineHost {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ID = Pattern.compile("\\{\"id\":(\\d{1,15})\\b");

  private final Output output = new Output();
  private final int grpcPort;
  /** Logs that engines may begin with, by the parent's names for them. */
  private final Map<String, Beginning> beginnings = new HashMap<>();
  private HostedEngine engine;

  private EngineHost(final int grpcPort) {
    this.grpcPort = grpcPort;
  }

  public static void main(final String[] args) throws Exception {
    System.setOut(System.err);
    KnownModels.install();
    final int port = Integer.parseInt(args[0]);
    final var host = new EngineHost(port);
    try {
      host.start(startDate(args.length > 1 ? args[1] : ""), new Beginning(List.of()));
    } catch (final IOException e) {
      host.say(JSON.createObjectNode().put("failed", e.getMessage()));
      Runtime.getRuntime().halt(1);
    }
    host.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    System.exit(0);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static long startDate(final String text) {
    return text.isEmpty() ? System.currentTimeMillis() : Instant.parse(text).toEpochMilli();
  }

  private void start(final long startDate, final Beginning beginning) throws Exception {
    // The parent hears of the engine before it hears of the engine's records.
    synchronized (output) {
      // Chosen anew for each life: between two of them, another program may take the port.
      final int port = grpcPort == 0 ? freePort() : grpcPort;
      engine = new HostedEngine(port, startDate, beginning, output);
      say(
          JSON.createObjectNode()
              .put("ready", true)
              .put("now", engine.now())
              .put("grpcPort", port)
              .put("version", VersionUtil.getVersion()));
    }
  }

  private void obey(final BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      answer(line);
      if (!in.ready()) {
        output.flush();
      }
    }
  }

  /** Nothing that a line says may end this process: what can't be done is answered as an error. */
  private void answer(final String line) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      final JsonNode request = JSON.readTree(line);
      answer.set("id", request.get("id"));
      carryOut(request, answer);
    } catch (final Exception | StackOverflowError e) {
      if (!answer.has("id")) {
        answer.set("id", idOf(line));
      }
      output.line(answer.put("error", String.valueOf(e.getMessage())).toString());
    }
  }

  /** The id of a line that could not be read as a whole. */
  private static JsonNode idOf(final String line) {
    final var matcher = ID.matcher(line);
    return matcher.lookingAt()
        ? JSON.getNodeFactory().numberNode(Long.parseLong(matcher.group(1)))
        : JSON.getNodeFactory().nullNode();
  }

  private void carryOut(final JsonNode request, final ObjectNode answer) throws Exception {
    if (request.has("restart")) {
      restart(request.get("restart"));
      output.line(answer.put("now", engine.now()).toString());
      return;
    }
    // The monitor keeps the pump from telling an outcome before the position is answered.
    synchronized (output) {
      if (request.has("keepBeginning")) {
        final var log = engine.log();
        beginnings.put(request.get("keepBeginning").asText(), log);
        answer.put("position", log.lastPosition());
      } else if (request.has("advanceClockMs")) {
        engine.advance(request.get("advanceClockMs").asLong());
        answer.put("now", engine.now());
      } else {
        answer.put("position", engine.write(request));
      }
      output.line(answer.toString());
    }
  }

  private void restart(final JsonNode wanted) throws Exception {
    final long startDate = startDate(wanted.path("startDate").asText());
    final var beginning =
        wanted.has("beginning") ? beginnings.get(wanted.get("beginning").asText()) : new Beginning(List.of());
    if (beginning == null) {
      throw new IllegalArgumentException("No beginning is kept as " + wanted.get("beginning").asText());
    }
    engine.close();
    start(startDate, beginning);
  }

  private void say(final ObjectNode message) {
    output.line(message.toString());
    output.flush();
  }
}
