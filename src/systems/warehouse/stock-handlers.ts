import type { Handlers } from '../../http/handlers';
import type { warehouseContract } from './contract';
import { loadStock, receiveStock } from './loading';
import { knownPart } from './parts';
import * as reads from './reads-repository';
import { release, reserve } from './reservations';
import type { stockOperations } from './stock-operations';
import type { WarehouseTables } from './tables';
import { movementView, reservationView, stockView } from './views';

type StockHandlers = Pick<Handlers<typeof warehouseContract, WarehouseTables>, keyof typeof stockOperations>;

export const stockHandlers: StockHandlers = {
  loadStock: ({ tx, at }, { body }) => loadStock(tx, body, at),

  async receiveStock({ tx, at }, { body }) {
    return { movementId: await receiveStock(tx, body, at) };
  },

  async getStock({ tx }, { query }) {
    return { stock: (await reads.stock(tx, query)).map(stockView) };
  },

  async checkFreeStock({ tx }, { params: { partNo } }) {
    await knownPart(tx, partNo);
    const [store] = (await reads.stock(tx, { partNo, location: 'AS' })).map(stockView);
    return { freeQuantity: store?.free ?? 0 };
  },

  async listMovements({ tx }, { query }) {
    return { movements: (await reads.movements(tx, query)).map(movementView) };
  },

  async reserveStock({ tx }, { body }) {
    return { reservedQuantity: await reserve(tx, body) };
  },

  async releaseReservations({ tx }, { body }) {
    return { releasedQuantity: await release(tx, body.orderNo, body.orderLineId) };
  },

  async listReservations({ tx }, { query }) {
    return { reservations: (await reads.reservations(tx, query)).map(reservationView) };
  },
};
