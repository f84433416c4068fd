import type { SampleParcel } from './sample-parcels';
import type { Answer } from './scripted-staff';
import type { Form } from './usual-answers';

/** What the sample says of its parcels, beside what the staff write as usual: the freight, what suppliers take back. */
export class ParcelScript {
  private readonly parcels = new Map<string, SampleParcel>();

  /** A parcel of the day has come in as this case. */
  cameIn(caseNo: string, parcel: SampleParcel): void {
    this.parcels.set(caseNo, parcel);
  }

  /** The answer of the sample; undefined where it has none of its own. */
  answer(elementId: string, form: Form): Answer | undefined {
    const parcel = this.parcels.get(form.caseNo ?? '');
    if (parcel && elementId === 'Task_StateFreight') return freightOf(parcel);
    if (parcel && elementId === 'Task_ContactSupplier') return supplierAnswers(parcel, form);
    return undefined;
  }
}

const freightOf = ({ freightAmount, carrier }: SampleParcel): Answer => ({
  variables: { freightPaidBy: 'company', freightAmount, freightCarrier: carrier },
  remark: `the company paid ${freightAmount.toFixed(2)} CNY on arrival`,
});

function supplierAnswers({ parts }: SampleParcel, { acceptedParts = [], supplierNo }: Form): Answer {
  const answered = acceptedParts?.map((row) => ({ ...row, acceptedQuantity: parts.find(({ partNo }) => partNo === row.partNo)?.takenBySupplier ?? 0 })) ?? [];
  const words = answered.map(({ acceptedQuantity, quantity, partNo }) => `${acceptedQuantity} of ${quantity} ${partNo}`).join(', ');
  return { variables: { acceptedParts: answered, answerNote: null }, remark: `${supplierNo} takes ${words}` };
}
