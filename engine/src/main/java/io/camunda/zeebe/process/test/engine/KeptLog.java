package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The log in memory, which can be told again: an engine that begins with another's log reads its
 * events and stands where that one stood, without having parsed a diagram.
 */
final class KeptLog implements LogStorage {

  /** What was appended at once. */
  record Block(long lowestPosition, long highestPosition, byte[] content) {}

  private static final AppendListener NOBODY = new AppendListener() {};

  private final LogStorage storage = new InMemoryLogStorage();
  private final List<Block> blocks = new ArrayList<>();

  KeptLog(final List<Block> beginning) {
    beginning.forEach(block -> append(block, NOBODY));
  }

  /** All that the log holds now. */
  synchronized List<Block> blocks() {
    return List.copyOf(blocks);
  }

  @Override
  public void append(
      final long lowestPosition,
      final long highestPosition,
      final BufferWriter writer,
      final AppendListener listener) {
    final var content = new byte[writer.getLength()];
    writer.write(new UnsafeBuffer(content), 0);
    append(new Block(lowestPosition, highestPosition, content), listener);
  }

  private synchronized void append(final Block block, final AppendListener listener) {
    blocks.add(block);
    storage.append(
        block.lowestPosition(), block.highestPosition(), ByteBuffer.wrap(block.content()), listener);
  }

  @Override
  public LogStorageReader newReader() {
    return storage.newReader();
  }

  @Override
  public void addCommitListener(final CommitListener listener) {
    storage.addCommitListener(listener);
  }

  @Override
  public void removeCommitListener(final CommitListener listener) {
    storage.removeCommitListener(listener);
  }
}
