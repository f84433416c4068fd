package io.camunda.zeebe.process.test.engine;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The way to the parent process: one JSON document a line. Its monitor orders answers and records. */
final class Output {

  private final BufferedOutputStream stream =
      new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);

  synchronized void line(final String json) {
    try {
      stream.write(json.getBytes(StandardCharsets.UTF_8));
      stream.write('\n');
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void flush() {
    try {
      stream.flush();
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
