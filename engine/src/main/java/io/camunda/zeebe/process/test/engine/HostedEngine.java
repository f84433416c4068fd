package io.camunda.zeebe.process.test.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.agrona.concurrent.UnsafeBuffer;

/** One life of the engine: from an empty log at a start date to its stop. */
final class HostedEngine implements AutoCloseable {

  private final InMemoryEngine engine;
  private final Server gateway;
  private final ControlledActorClock clock;
  private final LogStreamWriter writer;
  private final RecordPump pump;

  /** Starts an engine whose clock shows {@code startDate}; it fails when the gRPC port is taken. */
  HostedEngine(final int grpcPort, final long startDate, final Output output) throws Exception {
    engine = (InMemoryEngine) EngineFactory.create(grpcPort);
    gateway = onLoopback(part("gateway", GrpcToLogStreamGateway.class), grpcPort);
    clock = part("clock", ControlledActorClock.class);
    final var log = part("logStream", LogStream.class);
    writer = log.newLogStreamWriter();
    pump = new RecordPump(log, output);
    // Timers are computed from this clock: it may be set back only while nothing runs yet.
    clock.addTime(Duration.ofMillis(startDate - System.currentTimeMillis()));
    gateway.start();
    part("streamProcessor", StreamProcessor.class).openAsync(false).join();
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

  void advance(final long milliseconds) {
    if (milliseconds < 0) {
      throw new IllegalArgumentException("The engine's clock only moves forward");
    }
    clock.addTime(Duration.ofMillis(milliseconds));
  }

  long now() {
    return clock.getCurrentTimeInMillis();
  }

  @Override
  public void close() throws InterruptedException {
    pump.close();
    gateway.shutdownNow().awaitTermination();
    engine.stop();
  }

  /** EngineFactory's own server, never started here, would listen on all interfaces. */
  private static Server onLoopback(final BindableService service, final int port) {
    final var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return NettyServerBuilder.forAddress(address).addService(service).build();
  }

  private <T> T part(final String name, final Class<T> type) throws ReflectiveOperationException {
    final var field = InMemoryEngine.class.getDeclaredField(name);
    field.setAccessible(true);
    return type.cast(field.get(engine));
  }
}
