package aftersales;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Camunda 7 as its Spring Boot starter sets it up; its settings are on the command line. It ends when its stdin ends. */
@SpringBootApplication
public class Camunda7 {
  public static void main(String[] settings) {
    var watching = new Thread(Camunda7::endWithStdin);
    watching.setDaemon(true);
    watching.start();
    SpringApplication.run(Camunda7.class, settings);
  }

  /** The process that started it is gone: nothing of a measurement stays behind. */
  private static void endWithStdin() {
    try (var in = System.in) {
      in.readAllBytes();
    } catch (IOException ended) {
      System.err.println("stdin: " + ended);
    }
    Runtime.getRuntime().halt(0);
  }
}
