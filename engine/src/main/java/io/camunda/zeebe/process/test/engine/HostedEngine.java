package io.camunda.zeebe.process.test.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the engine: from its first log at a start date to its stop. */
final class HostedEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HostedEngine.class);

  private final EngineParts parts;
  private final LogStreamWriter writer;
  private final RecordPump pump;

  /** Starts an engine whose clock shows {@code startDate}; it fails when the gRPC port is taken. */
  HostedEngine(
      final int grpcPort,
      final long startDate,
      final Beginning beginning,
      final Output output)
      throws IOException {
    parts = new EngineParts(grpcPort, beginning);
    writer = parts.log.newLogStreamWriter();
    pump = new RecordPump(parts.log, beginning.lastPosition(), output);
    // Timers are computed from this clock: it may be set back only while nothing runs yet.
    parts.clock.addTime(Duration.ofMillis(startDate - System.currentTimeMillis()));
    parts.gateway.start();
    parts.scheduler.start();
    parts.processor.openAsync(false).join();
    pump.start();
  }

  /** Writes a command to the log and answers its position; the outcome's source is that position. */
  long write(final JsonNode command) throws Exception {
    final var valueType = ValueType.valueOf(command.required("valueType").asText());
    final var intent = Intent.fromProtocolValue(valueType, command.required("intent").asText());
    final UnifiedRecordValue value = UnifiedRecordValue.fromValueType(valueType);
    value.wrap(new UnsafeBuffer(CommandValue.toMsgPack(command.required("value"))));
    final var metadata =
        new RecordMetadata().recordType(RecordType.COMMAND).valueType(valueType).intent(intent);
    final LogAppendEntry entry =
        command.has("key")
            ? LogAppendEntry.of(command.get("key").asLong(), metadata, value)
            : LogAppendEntry.of(metadata, value);
    final var written = writer.tryWrite(WriteContext.userCommand(intent), entry);
    if (written.isLeft()) {
      throw new IllegalStateException("The log refused the command: " + written.getLeft());
    }
    return written.get();
  }

  /** All that the engine has written so far, for others to begin with. */
  Beginning log() {
    return new Beginning(parts.storage.blocks());
  }

  void advance(final long milliseconds) {
    if (milliseconds < 0) {
      throw new IllegalArgumentException("The engine's clock only moves forward");
    }
    parts.clock.addTime(Duration.ofMillis(milliseconds));
  }

  long now() {
    // The clock keeps the time that some thread last looked at.
    parts.clock.update();
    return parts.clock.getTimeMillis();
  }

  /** Closes every part; one that fails does not keep the others, nor the next life, from going on. */
  @Override
  public void close() {
    close("records", pump);
    close("gateway", () -> parts.gateway.shutdownNow().awaitTermination());
    close("processor", parts.processor);
    close("parsed models", parts::leaveWhatWasParsed);
    close("state", parts.state);
    close("log", parts.log);
    close("scheduler", () -> parts.scheduler.stop().get(10, TimeUnit.SECONDS));
  }

  private static void close(final String part, final AutoCloseable closing) {
    try {
      closing.close();
    } catch (final Exception e) {
      LOG.warn("The engine's {} did not close cleanly", part, e);
    }
  }
}
