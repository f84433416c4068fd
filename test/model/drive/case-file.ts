import { z } from 'zod';
import { turnOf, type Run } from './run';

const claimed = z.object({ orderNo: z.string() });
const checked = z.object({ orderLines: z.array(z.object({ orderLineId: z.string(), partNo: z.string() })) });
const slip = z.object({ issueSlipNo: z.string() });
const dispatch = z.object({ dispatchNo: z.string() });
const shippingDocument = z.object({ shippingDocumentNo: z.string() });
const drawingSlip = z.object({ stockSlipNo: z.string() });
const drawnLine = z.object({ orderLineId: z.string(), partNo: z.string() });

/** Which numbers belong together, as far as the jobs tell: instance, parts, slip, dispatch and shipping document of an order. */
export class CaseFile {
  private readonly instances = new Map<string, string>();
  private readonly parts = new Map<string, string[]>();
  private readonly slips = new Map<string, string>();
  private readonly dispatches = new Map<string, string>();
  private readonly documents = new Map<string, string>();
  private readonly drawings = new Map<string, z.infer<typeof drawnLine>>();

  constructor(private readonly plans: Run['plans']) {}

  turnOf = (orderNo: string) => turnOf(this.plans, orderNo);

  /** Looks at a job that is done. */
  hear(type: string, input: Record<string, unknown>, output: unknown, instance: string): void {
    if (type === 'order-desk.claim-case') this.instances.set(instance, claimed.parse(input).orderNo);
    if (type === 'order-desk.check-order') {
      this.parts.set(claimed.parse(input).orderNo, checked.parse(output).orderLines.map(({ partNo }) => partNo));
    }
    if (type === 'warehouse.make-issue-slip') this.slips.set(slip.parse(output).issueSlipNo, claimed.parse(input).orderNo);
    if (type === 'logistics.open-dispatch') this.dispatches.set(dispatch.parse(output).dispatchNo, claimed.parse(input).orderNo);
    if (type === 'logistics.make-shipping-document') {
      this.documents.set(shippingDocument.parse(output).shippingDocumentNo, this.orderOfDispatch(dispatch.parse(input).dispatchNo));
    }
    if (type === 'warehouse.make-drawing-slip') this.drawings.set(drawingSlip.parse(output).stockSlipNo, drawnLine.parse(input));
  }

  orderOfInstance = (instance: string) => known(this.instances.get(instance), instance);
  orderOfSlip = (issueSlipNo: string) => known(this.slips.get(issueSlipNo), issueSlipNo);
  orderOfDispatch = (dispatchNo: string) => known(this.dispatches.get(dispatchNo), dispatchNo);
  orderOfDocument = (shippingDocumentNo: string) => known(this.documents.get(shippingDocumentNo), shippingDocumentNo);
  lineOfDrawing = (stockSlipNo: string) => known(this.drawings.get(stockSlipNo), stockSlipNo);
  partsOf = (orderNo: string) => [...new Set(this.parts.get(orderNo) ?? [])];
}

function known<Known>(found: Known | undefined, of: string): Known {
  if (found === undefined) throw new Error(`No job has told which order ${of} belongs to`);
  return found;
}
