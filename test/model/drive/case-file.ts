import { z } from 'zod';

const claimed = z.object({ orderNo: z.string() });
const checked = z.object({ orderLines: z.array(z.object({ orderLineId: z.string(), partNo: z.string() })) });
const slip = z.object({ issueSlipNo: z.string() });

/** Which numbers belong together, as far as the jobs tell: instance, slip and parts of an order. */
export class CaseFile {
  private readonly instances = new Map<string, string>();
  private readonly parts = new Map<string, string[]>();
  private readonly slips = new Map<string, string>();

  /** Looks at a job that is done. */
  hear(type: string, input: Record<string, unknown>, output: unknown, instance: string): void {
    if (type === 'order-desk.claim-case') this.instances.set(instance, claimed.parse(input).orderNo);
    if (type === 'order-desk.check-order') {
      this.parts.set(claimed.parse(input).orderNo, checked.parse(output).orderLines.map(({ partNo }) => partNo));
    }
    if (type === 'warehouse.make-issue-slip') this.slips.set(slip.parse(output).issueSlipNo, claimed.parse(input).orderNo);
  }

  orderOfInstance = (instance: string) => known(this.instances.get(instance), instance);
  orderOfSlip = (issueSlipNo: string) => known(this.slips.get(issueSlipNo), issueSlipNo);
  partsOf = (orderNo: string) => [...new Set(this.parts.get(orderNo) ?? [])];
}

function known(orderNo: string | undefined, of: string): string {
  if (orderNo === undefined) throw new Error(`No job has told which order ${of} belongs to`);
  return orderNo;
}
