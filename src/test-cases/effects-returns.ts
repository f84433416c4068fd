import type { SystemClients } from '../systems/clients';
import { evidenceOf } from './effects-documents';
import { filedOf } from './papers';
import { signaturesOf } from './signatures';

/** A vehicle return as the order desk holds it, and who signed what on its sheets. */
export interface ReturnState {
  caseNo: string;
  state: string;
  dealerSide: string[];
  signOffs: number;
  /** Scrappings that were signed, and those that were not. */
  scrapSignOffs: number;
  scrapRefusals: number;
  /** Other vehicles than the approved one that came and were turned away. */
  wrongVehicles: string[];
  /** The request for another vehicle that went to the vehicle order desk. */
  replacementRequest: string | null;
  /** Missing list among the forms that went to Finance, `part at its list price`. */
  missing: string[];
  /** Signing points in the order in which they were signed. */
  signatures: string[];
  /** Photos and papers linked to it, `number file type bytes`. */
  evidence: string[];
  /** Papers in its files, by kind. */
  filed: Record<string, number>;
}

/** Vehicle returns as the systems hold them. */
export interface ReturnsState {
  returns: ReturnState[];
  warehouse: Record<'vehicleReceiptNote' | 'custodyTransferRecord', number>;
  quality: Record<'qualityRuling' | 'repairabilityRuling' | 'repairRecord', number>;
  /** What Quality ruled and repaired, each kind in its order. */
  rulings: string[];
  finance: Record<'vehicleReturnForms' | 'internalPriceNote' | 'specialSaleRecord' | 'freightPayment', number>;
  logistics: Record<'pickUp', number>;
  documents: Record<'returnCaseFile' | 'scrapFile', number>;
}

const query = { limit: 200 };

/** Reads vehicle returns and every paper of theirs. */
export async function observeReturns(clients: SystemClients): Promise<ReturnsState> {
  const { orderDesk, warehouse, quality, finance, logistics, documents } = clients;
  const [{ vehicleReturns }, { vehicleReceipts }, { custodyTransfers }, rulings, { vehicleReturnForms }, { internalPriceNotes }, { freightPayments }, { pickUps }, { caseFiles }] = await Promise.all([
    orderDesk.listVehicleReturns({ query }),
    warehouse.listVehicleReceipts({ query }),
    warehouse.listCustodyTransfers({ query }),
    quality.listVehicleRulings({ query }),
    finance.listReturnForms({ query }),
    finance.listPriceNotes({ query }),
    finance.listFreightPayments({ query }),
    logistics.listPickUps({ query }),
    documents.listCaseFiles({ query }),
  ]);
  const filed = (kind: string) => caseFiles.filter((file) => file.kind === kind).length;
  return {
    returns: await Promise.all(vehicleReturns.map(async ({ caseNo }) => ({
      ...(await stateOf(clients, caseNo)),
      missing: vehicleReturnForms.filter((forms) => forms.caseNo === caseNo).flatMap(({ missingParts }) => missingParts.map(({ partNo, listPrice }) => `${partNo} at ${listPrice}`)),
      evidence: await evidenceOf(clients, caseNo),
      filed: filedOf(caseFiles, caseNo),
    }))),
    warehouse: {
      vehicleReceiptNote: vehicleReceipts.length,
      custodyTransferRecord: custodyTransfers.filter(({ custodySigned }) => custodySigned).length,
    },
    quality: {
      qualityRuling: rulings.qualityRulings.length,
      repairabilityRuling: rulings.repairabilityRulings.length,
      repairRecord: rulings.repairRecords.length,
    },
    rulings: [
      ...rulings.qualityRulings.map(({ qualityProblem }) => (qualityProblem ? 'quality' : 'notQuality')),
      ...rulings.repairabilityRulings.map(({ repairable }) => (repairable ? 'repairable' : 'notRepairable')),
      ...rulings.repairRecords.map(({ repairDone }) => (repairDone ? 'repaired' : 'repairFailed')),
    ],
    finance: {
      vehicleReturnForms: vehicleReturnForms.length,
      internalPriceNote: internalPriceNotes.length,
      specialSaleRecord: internalPriceNotes.filter(({ specialSaleRecordNo }) => specialSaleRecordNo !== null).length,
      freightPayment: freightPayments.length,
    },
    logistics: { pickUp: pickUps.length },
    documents: { returnCaseFile: filed('returnCaseFile'), scrapFile: filed('scrapFile') },
  };
}

async function stateOf(clients: SystemClients, caseNo: string): Promise<Omit<ReturnState, 'missing' | 'evidence' | 'filed'>> {
  const { state, dealerSide, replacementRequestNo, signOffs, scrapSignOffs, arrivals } = await clients.orderDesk.getVehicleReturn({ params: { caseNo } });
  const signed = scrapSignOffs.filter(({ vehicleScrapSignOffNo }) => vehicleScrapSignOffNo !== null).length;
  return {
    caseNo,
    state,
    dealerSide,
    replacementRequest: replacementRequestNo,
    signOffs: signOffs.length,
    scrapSignOffs: signed,
    scrapRefusals: scrapSignOffs.length - signed,
    wrongVehicles: arrivals.filter(({ frameAgrees }) => !frameAgrees).map(({ arrivedFrameNo }) => arrivedFrameNo),
    signatures: await signaturesOf(clients, caseNo),
  };
}
