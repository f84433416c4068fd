package io.camunda.zeebe.process.test.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.impl.BpmnModelConstants;
import io.camunda.zeebe.model.bpmn.impl.BpmnModelInstanceImpl;
import io.camunda.zeebe.model.bpmn.impl.BpmnParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Reads a diagram once in this JVM, however often an engine that starts anew asks for it, and with the
 * BPMN schema that it has in memory: the parser in whose place it goes reads the schema's files again for
 * each diagram. The engine only looks at a model. Schema and checks are the parser's own.
 */
final class KnownModels extends BpmnParser {

  private static final String JAXP = "http://java.sun.com/xml/jaxp/properties/";
  private static final int MOST = 300;

  /** Set while the constructor above runs: an initial value here would undo it. */
  private DocumentBuilderFactory factory;

  private final Map<ByteBuffer, BpmnModelInstanceImpl> models =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(final Map.Entry<ByteBuffer, BpmnModelInstanceImpl> eldest) {
          return size() > MOST;
        }
      };

  private KnownModels() {
    factory.setAttribute(JAXP + "schemaSource", null);
    factory.setAttribute(JAXP + "schemaLanguage", null);
    factory.setValidating(false);
    factory.setSchema(schemas.get(BpmnModelConstants.BPMN20_NS));
  }

  /** Puts it in the place of the model library's parser, which leaves no choice about it. */
  static void install() throws ReflectiveOperationException {
    final var parser = Bpmn.class.getDeclaredField("bpmnParser");
    parser.setAccessible(true);
    parser.set(Bpmn.INSTANCE, new KnownModels());
  }

  @Override
  protected void configureFactory(final DocumentBuilderFactory made) {
    super.configureFactory(made);
    factory = made;
  }

  @Override
  public synchronized BpmnModelInstanceImpl parseModelFromStream(final InputStream stream) {
    try {
      final var text = stream.readAllBytes();
      final var name = ByteBuffer.wrap(text);
      var model = models.get(name);
      if (model == null) {
        model = super.parseModelFromStream(new ByteArrayInputStream(text));
        models.put(name, model);
      }
      return model;
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
