package io.camunda.zeebe.process.test.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.IOException;
import java.util.Base64;
import org.msgpack.jackson.dataformat.MessagePackFactory;

/**
 * A record value from JSON. Two marks stand for what JSON lacks: {@code {"$document":{…}}} is a
 * document (variables), which a record holds as packed bytes, and {@code {"$base64":"…"}} are bytes.
 */
final class CommandValue {

  private static final ObjectMapper MSG_PACK = new ObjectMapper(new MessagePackFactory());

  private CommandValue() {}

  static byte[] toMsgPack(final JsonNode value) throws IOException {
    return MSG_PACK.writeValueAsBytes(unmark(value));
  }

  private static JsonNode unmark(final JsonNode node) {
    if (node.has("$document")) {
      return BinaryNode.valueOf(MsgPackConverter.convertToMsgPack(node.get("$document").toString()));
    }
    if (node.has("$base64")) {
      return BinaryNode.valueOf(Base64.getDecoder().decode(node.get("$base64").asText()));
    }
    if (node instanceof ObjectNode object) {
      final ObjectNode result = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(p -> result.set(p.getKey(), unmark(p.getValue())));
      return result;
    }
    if (node instanceof ArrayNode array) {
      final ArrayNode result = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> result.add(unmark(item)));
      return result;
    }
    return node;
  }
}
