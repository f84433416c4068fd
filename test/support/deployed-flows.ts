import { z } from 'zod';
import type { CamundaClient } from '../../src/camunda/client';
import { deployedProcess, deployFlows, type DeployedProcess } from '../../src/camunda/deploy';
import type { Cluster } from '../../src/cluster';
import type { Locale } from '../../src/config';
import { flowsFolder } from '../../src/installation/flows-folder';
import type { Logger } from '../../src/log';

const note = z.array(deployedProcess);

/** The flows on an engine that starts anew again and again: deployed once for a date and a language, told again afterwards. */
export class DeployedFlows {
  constructor(
    private readonly cluster: Cluster,
    private readonly camunda: CamundaClient,
    private readonly logger: Logger,
    /** Whose deployments they are. */
    private readonly by: 'embedded' | 'remote' = 'embedded',
  ) {}

  /** Starts the engine anew at a date (a timer that starts a flow counts from there), holding the flows and nothing else. */
  async begin(startAt: Date, locale: Locale): Promise<DeployedProcess[]> {
    const name = `${this.by} ${startAt.toISOString()} ${locale}`;
    const before = this.cluster.noteOf(name);
    await this.cluster.reset(startAt, before && name);
    if (before) return note.parse(JSON.parse(before));
    const deployed = await deployFlows(this.camunda, flowsFolder, locale, this.logger);
    await this.cluster.keepBeginning(name, JSON.stringify(deployed));
    return deployed;
  }
}
