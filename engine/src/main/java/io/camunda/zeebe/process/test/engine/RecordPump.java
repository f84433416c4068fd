package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.logstreams.log.LogRecordAwaiter;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.CopiedRecord;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import java.util.concurrent.Semaphore;

/**
 * Writes the events and rejections of the log to the output, in log order, as soon as they are there,
 * but for those that the engine began with (who had them kept knows them) and those that tell the
 * parent nothing: steps within an element's life, and the engine's own book-keeping, a quarter of all.
 * After each run to the log's present end it writes {@code {"drained":position}}: a batch of records
 * is appended at once, so what belongs together has been told by then.
 */
final class RecordPump implements LogRecordAwaiter, AutoCloseable {

  private static final int LONGEST_RUN = 1000;

  private final Semaphore news = new Semaphore(1);
  private final LogStream log;
  private final LogStreamReader reader;
  private final Output output;
  private final Thread thread;
  private volatile boolean open = true;
  private long position;
  private boolean hasNews;

  RecordPump(final LogStream log, final long beginning, final Output output) {
    this.log = log;
    this.output = output;
    reader = log.newLogStreamReader();
    position = beginning;
    if (beginning >= 0) {
      reader.seekToNextEvent(beginning);
    }
    thread = Thread.ofPlatform().daemon().name("record-pump").unstarted(this::run);
  }

  void start() {
    log.registerRecordAvailableListener(this);
    thread.start();
  }

  @Override
  public void onRecordAvailable() {
    news.release();
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    log.removeRecordAvailableListener(this);
    news.release();
    thread.join();
    reader.close();
  }

  private void run() {
    while (open) {
      news.acquireUninterruptibly();
      news.drainPermits();
      try {
        forwardToTheEnd();
      } catch (final IndexOutOfBoundsException | NullPointerException e) {
        // The in-memory log is a plain list that other threads append to; a read that met an append
        // is repeated from the last position told.
        reader.seekToNextEvent(position);
        news.release();
      }
    }
  }

  private void forwardToTheEnd() {
    for (int read = 0; reader.hasNext(); read++) {
      forward(reader.next());
      if (read % LONGEST_RUN == LONGEST_RUN - 1) {
        markDrained();
      }
    }
    markDrained();
  }

  private static boolean saysNothing(final RecordMetadata metadata) {
    return switch (metadata.getValueType()) {
      case PROCESS_EVENT, ASYNC_REQUEST, USAGE_METRIC -> true;
      case PROCESS_INSTANCE ->
          metadata.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED
              || metadata.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETING;
      default -> false;
    };
  }

  /** Tells a record, unless it is a command: who gave it knows it. */
  private void forward(final LoggedEvent event) {
    final var metadata = new RecordMetadata();
    event.readMetadata(metadata);
    if (metadata.getRecordType() != RecordType.COMMAND && !saysNothing(metadata)) {
      final UnifiedRecordValue value = UnifiedRecordValue.fromValueType(metadata.getValueType());
      event.readValue(value);
      hasNews = true;
      output.line(
          new CopiedRecord<>(
                  value,
                  metadata,
                  event.getKey(),
                  log.getPartitionId(),
                  event.getPosition(),
                  event.getSourceEventPosition(),
                  event.getTimestamp())
              .toJson());
    }
    position = event.getPosition();
  }

  /** Where only commands were met, the line waits for the next news: each flush wakes the parent. */
  private void markDrained() {
    output.line("{\"drained\":" + position + "}");
    if (hasNews) {
      output.flush();
      hasNews = false;
    }
  }
}
