import { z } from 'zod';
import type { Moment } from '../facts';
import type { JobContext } from '../../../src/worker/define';
import type { CaseFile } from './case-file';

/** A job whose turn among others matters: what it touches, what is noted of it, and what its answer was. */
export interface Station {
  /** Orders and parts that it reads or changes. */
  things: string[];
  fact: Moment;
}
type Input = Record<string, unknown>;
type Note = (input: Input, context: JobContext, file: CaseFile) => Station;

const text = (input: Input, name: string) => z.string().parse(input[name]);
const partThing = (partNo: string) => `part ${partNo}`;
const partsOf = (file: CaseFile, orderNo: string) => file.partsOf(orderNo).map(partThing);
const orderOfLine = (orderLineId: string) => orderLineId.split('/')[0] ?? '';

/** A job that concerns one order and nothing else. */
const ofOrder =
  (kind: 'checked' | 'rejecting' | 'looked' | 'gate' | 'recorded' | 'closing' | 'cancelling'): Note =>
  (input, _context, file) => {
    const orderNo = text(input, 'orderNo');
    return { things: [file.turnOf(orderNo)], fact: { kind, about: orderNo } };
  };

/** A job about a paper of the order, which a cancellation at the same moment may be quicker than. */
const ofPaper =
  (kind: 'packed' | 'documented' | 'signed' | 'stopped' | 'slipVoid', field: string, orderOf: (file: CaseFile) => (paper: string) => string): Note =>
  (input, _context, file) => {
    const orderNo = orderOf(file)(text(input, field));
    return { things: [file.turnOf(orderNo)], fact: { kind, about: orderNo } };
  };

/** By job type. What is missing here does not compete with anything. */
export const stations: Record<string, Note> = {
  'order-desk.check-order': ofOrder('checked'),
  'order-desk.reject-order': ofOrder('rejecting'),
  'order-desk.plan-release': ofOrder('looked'),
  'order-desk.confirm-handover': ofOrder('gate'),
  'order-desk.record-shipped': ofOrder('recorded'),
  'order-desk.close-order': ofOrder('closing'),
  'warehouse.record-packing': ofPaper('packed', 'issueSlipNo', (file) => file.orderOfSlip),
  'logistics.make-shipping-document': ofPaper('documented', 'dispatchNo', (file) => file.orderOfDispatch),
  'logistics.record-handover': ofPaper('signed', 'shippingDocumentNo', (file) => file.orderOfDocument),
  'logistics.cancel-dispatch': ofPaper('stopped', 'dispatchNo', (file) => file.orderOfDispatch),
  'warehouse.cancel-issue-slip': ofPaper('slipVoid', 'issueSlipNo', (file) => file.orderOfSlip),
  'order-desk.cancel-order': ofOrder('cancelling'),
  'order-desk.request-line-supply': (input, _context, file) => {
    const orderLineId = text(input, 'orderLineId');
    const orderNo = orderOfLine(orderLineId);
    return { things: [file.turnOf(orderNo)], fact: { kind: 'supplyAsked', about: orderNo, orderLineId } };
  },
  'order-desk.record-line-supplied': (input, _context, file) => {
    const orderLineId = text(input, 'orderLineId');
    return { things: [file.turnOf(orderOfLine(orderLineId))], fact: { kind: 'supplied', about: orderLineId } };
  },
  'warehouse.record-drawing': (input, _context, file) => {
    const { orderLineId, partNo } = file.lineOfDrawing(text(input, 'slipNo'));
    return { things: [partThing(partNo)], fact: { kind: 'drawn', about: orderLineId } };
  },
  'order-desk.record-not-obtained': (input, _context, file) => {
    const orderLineId = text(input, 'orderLineId');
    return { things: [file.turnOf(orderOfLine(orderLineId))], fact: { kind: 'notObtained', about: orderLineId } };
  },
  'warehouse.check-free-stock': (input, { instance }, file) => {
    const partNo = text(input, 'partNo');
    return { things: [partThing(partNo)], fact: { kind: 'stockRead', about: file.orderOfInstance(instance), partNo } };
  },
  'warehouse.reserve-stock': (input) => {
    const partNo = text(input, 'partNo');
    const orderLineId = text(input, 'orderLineId');
    return { things: [partThing(partNo)], fact: { kind: 'reserved', about: orderOfLine(orderLineId), orderLineId, partNo } };
  },
  'warehouse.review-issue-slip': (input, _context, file) => {
    const orderNo = file.orderOfSlip(text(input, 'issueSlipNo'));
    return { things: partsOf(file, orderNo), fact: { kind: 'reviewed', about: orderNo } };
  },
  'warehouse.release-reservations': (input, _context, file) => {
    const orderNo = text(input, 'orderNo');
    return { things: partsOf(file, orderNo), fact: { kind: 'freed', about: orderNo } };
  },
  'warehouse.release-line-reservation': (input, _context, file) => {
    const orderLineId = text(input, 'orderLineId');
    return { things: partsOf(file, orderOfLine(orderLineId)), fact: { kind: 'lineFreed', about: orderLineId } };
  },
};
