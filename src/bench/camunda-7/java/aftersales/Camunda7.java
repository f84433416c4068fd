package aftersales;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Camunda 7 as its Spring Boot starter sets it up; its settings are on the command line. */
@SpringBootApplication
public class Camunda7 {
  public static void main(String[] settings) {
    SpringApplication.run(Camunda7.class, settings);
  }
}
