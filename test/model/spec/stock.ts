export type Place = 'AS' | 'ST' | 'CO';

/** Stock by part and place, and what is kept for order lines (0.9): free = on hand - reserved, never below zero. */
export class Stock {
  private readonly onHand = new Map<string, number>();
  private readonly kept = new Map<string, { partNo: string; place: Place; pieces: number }>();

  /** Pieces come into the after-sales store, or another place. */
  receive(partNo: string, pieces: number, place: Place = 'AS'): void {
    this.move(partNo, place, pieces);
  }

  free(partNo: string): number {
    return this.hand(partNo, 'AS') - this.reserved(partNo, 'AS');
  }

  /** I-SW-1: as many free pieces as there are, up to the wish; first come, first served. */
  reserve(orderLineId: string, partNo: string, wish: number): number {
    const pieces = Math.min(this.free(partNo), wish);
    this.keep(orderLineId, partNo, 'AS', pieces);
    return pieces;
  }

  /** Pieces kept for a line, wherever they lie. */
  keptFor(orderLineId: string): number {
    return sum([...this.kept].filter(([key]) => key.startsWith(`${orderLineId} `)).map(([, { pieces }]) => pieces));
  }

  /** What is kept for the line becomes free again. */
  release(orderLineId: string): void {
    this.kept.delete(`${orderLineId} AS`);
  }

  /** I-PR-2: from the company store into the after-sales store, kept for the line. */
  draw(orderLineId: string, partNo: string, pieces: number): void {
    this.move(partNo, 'CO', -pieces);
    this.move(partNo, 'AS', pieces);
    this.keep(orderLineId, partNo, 'AS', pieces);
  }

  inCompanyStore = (partNo: string): number => this.hand(partNo, 'CO');

  /** Between store and handover staging, still kept for the line. */
  carry(orderLineId: string, partNo: string, pieces: number, from: Place, to: Place): void {
    this.leave(orderLineId, partNo, pieces, from);
    this.move(partNo, to, pieces);
    this.keep(orderLineId, partNo, to, pieces);
  }

  /** Out of the company: what served a line is no longer kept for it. */
  leave(orderLineId: string, partNo: string, pieces: number, from: Place): void {
    this.move(partNo, from, -pieces);
    this.keep(orderLineId, partNo, from, -pieces);
  }

  /** Every place where pieces lie or lay. */
  rows(): { partNo: string; location: Place; onHand: number; reserved: number }[] {
    return [...this.onHand].map(([key, onHand]) => {
      const [partNo = '', place = ''] = key.split(' ');
      const location = place === 'ST' || place === 'CO' ? place : 'AS';
      return { partNo, location, onHand, reserved: this.reserved(partNo, location) };
    });
  }

  private hand(partNo: string, place: Place): number {
    return this.onHand.get(`${partNo} ${place}`) ?? 0;
  }

  private reserved(partNo: string, place: Place): number {
    return sum([...this.kept.values()].filter((each) => each.partNo === partNo && each.place === place).map(({ pieces }) => pieces));
  }

  private move(partNo: string, place: Place, pieces: number): void {
    const left = this.hand(partNo, place) + pieces;
    if (left < 0) throw new RangeError(`${partNo} at ${place} would go to ${left}`);
    this.onHand.set(`${partNo} ${place}`, left);
  }

  private keep(orderLineId: string, partNo: string, place: Place, pieces: number): void {
    const key = `${orderLineId} ${place}`;
    const left = (this.kept.get(key)?.pieces ?? 0) + pieces;
    if (left < 0) throw new RangeError(`${left} pieces would be kept for ${orderLineId} at ${place}`);
    if (left === 0) this.kept.delete(key);
    else this.kept.set(key, { partNo, place, pieces: left });
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
