package io.camunda.zeebe.process.test.engine;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessorFactory;
import io.camunda.zeebe.engine.state.mutable.MutableProcessingState;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.process.test.engine.db.SortedDb;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import io.camunda.zeebe.stream.api.ReadonlyStreamProcessorContext;
import io.camunda.zeebe.stream.api.StreamProcessorLifecycleAware;
import io.camunda.zeebe.stream.impl.ControllableStreamClockImpl;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.FeatureFlags;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Camunda's engine put together from its parts, as {@link EngineFactory} does, with what that
 * factory leaves no choice about: the gateway listens on loopback only, the state is kept in a
 * {@link SortedDb}, and what nobody uses here (identity records, batch operations, usage metrics)
 * stays out of the log.
 */
final class EngineParts {

  private static final int PARTITION = 1;
  private static final Duration NEVER = Duration.ofDays(36_500);

  final ControlledActorClock clock = new ControlledActorClock();
  final ActorScheduler scheduler =
      ActorScheduler.newActorScheduler().setActorClock(clock).build();
  final SortedDb<ZbColumnFamilies> state;
  final KeptLog storage;
  final LogStream log;
  final Server gateway;
  final StreamProcessor processor;
  private final Beginning beginning;
  private MutableProcessingState processing;

  EngineParts(final int grpcPort, final Beginning beginning) {
    this.beginning = beginning;
    state = beginning.newState();
    storage = new KeptLog(beginning.log());
    log =
        LogStream.builder()
            .withPartitionId(PARTITION)
            .withLogStorage(storage)
            .withClock(clock)
            .withMeterRegistry(new SimpleMeterRegistry())
            .build();
    final var writer = new CommandWriter(log.newLogStreamWriter());
    final var requests = new GatewayRequestStore();
    final var jobs = new InMemoryJobStreamer(writer);
    final var service =
        new GrpcToLogStreamGateway(writer, PARTITION, PARTITION, grpcPort, requests, jobs);
    gateway =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), grpcPort))
            .addService(service)
            .build();
    processor =
        StreamProcessor.builder()
            .logStream(log)
            .zeebeDb(state)
            .commandResponseWriter(new GrpcResponseWriter(service, requests, null))
            .partitionCommandSender(new CommandSender(writer))
            .recordProcessors(List.of(engine(new CommandSender(writer), jobs)))
            .actorSchedulingService(scheduler)
            .clock(new ControllableStreamClockImpl(clock))
            .meterRegistry(new SimpleMeterRegistry())
            .build();
  }

  private Engine engine(final CommandSender sender, final InMemoryJobStreamer jobs) {
    final var security = new SecurityConfiguration();
    security.getAuthorizations().setEnabled(false);
    final var configuration =
        new EngineConfiguration()
            .setEnableIdentitySetup(false)
            .setBatchOperationSchedulerInterval(NEVER)
            .setUsageMetricsExportInterval(NEVER);
    final TypedRecordProcessorFactory processors =
        context -> {
          processing = context.getProcessingState();
          return EngineProcessors.createEngineProcessors(
                  context,
                  PARTITION,
                  new SubscriptionCommandSender(context.getPartitionId(), sender),
                  sender,
                  FeatureFlags.createDefault(),
                  jobs,
                  SearchClientsProxy.noop(),
                  new BrokerRequestAuthorizationConverter(security))
              .withListener(afterReading());
        };
    return new Engine(processors, configuration, security);
  }

  private StreamProcessorLifecycleAware afterReading() {
    return new StreamProcessorLifecycleAware() {
      @Override
      public void onRecovered(final ReadonlyStreamProcessorContext context) {
        beginning.wasRead(state, processing);
      }
    };
  }

  /** Hands on what the engine has parsed; to be called when it has ended. */
  void leaveWhatWasParsed() {
    if (processing != null) {
      beginning.hasEnded(processing);
    }
  }
}
