import { get, type Row, type Sent } from './sent';

const application = { dealerNo: 'D-102', frameNo: 'V-2002', returnReason: '车架裂纹', qualityClaimed: true, transport: 'dealerOwn' };
export const returned = (changes: object): Sent => ({ path: '/order-desk/vehicle-returns', body: JSON.stringify({ ...application, ...changes }) });
const announced = (changes: object): Sent => ({
  path: '/order-desk/vehicle-returns/announcements',
  body: JSON.stringify({ caseNo: 'VR-202609-001', dealerNo: 'D-101', transport: 'carrier', ...changes }),
});

/** V-2001 of D-101 is in a return, VR-202609-001, that is not approved yet. */
export const returns: Row[] = [
  ['a vehicle that there is not', returned({ frameNo: 'V-0' }), 422, 'unknownVehicle', 'frameNo'],
  ["another dealer's vehicle", returned({ dealerNo: 'D-103' }), 422, 'vehicleNotOfDealer', 'dealerNo'],
  ['a vehicle of nobody that we know', returned({ dealerNo: 'D-999' }), 422, 'vehicleNotOfDealer', 'dealerNo'],
  ['a vehicle that is in a return', returned({ dealerNo: 'D-101', frameNo: 'V-2001' }), 422, 'vehicleInReturn', 'frameNo'],
  ['SQL for a frame number', returned({ frameNo: "' OR '1'='1" }), 422, 'unknownVehicle', 'frameNo'],
  ['two frame numbers', returned({ frameNo: ['V-2001', 'V-2002'] }), 400, 'invalidRequest', 'frameNo'],
  ['a return without a reason', returned({ returnReason: ' ' }), 400, 'invalidRequest', 'returnReason'],
  ['501 characters of reason', returned({ returnReason: '裂'.repeat(501) }), 400, 'invalidRequest', 'returnReason'],
  ['a word for a claim', returned({ qualityClaimed: '是' }), 400, 'invalidRequest', 'qualityClaimed'],
  ['a way that no vehicle travels', returned({ transport: 'courier' }), 400, 'invalidRequest', 'transport'],
  ['a price that the dealer would like', returned({ invoicedPrice: '9999.00' }), 400, 'invalidRequest', 'body'],
  ['a vehicle announced for no return', announced({ caseNo: 'VR-0' }), 422, 'unknownReturn', 'caseNo'],
  ["a vehicle announced for another dealer's return", announced({ dealerNo: 'D-102' }), 422, 'returnOfOtherDealer', 'dealerNo'],
  ['a vehicle announced before it is approved', announced({}), 409, 'vehicleNotAwaited', 'caseNo'],
  ['a vehicle to be fetched from nowhere', announced({ transport: 'toBeFetched' }), 422, 'pickUpPlaceMissing', 'pickUpPlace'],
  ["the dealers' key where returns are signed off", { path: '/order-desk/vehicle-returns/sign-offs', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where the staff record returns", { path: '/order-desk/vehicle-returns/record', body: JSON.stringify(application) }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where vehicles are sold", { path: '/order-desk/vehicles', body: '{"vehicles":[]}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where accounts are offset", { path: '/finance/vehicle-return-forms/offset', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ["the dealers' key where Quality rules", { path: '/quality/quality-rulings', body: '{}' }, 403, 'closedDoor', 'X-Api-Key'],
  ['a return that there is not', get('/order-desk/vehicle-returns/VR-0'), 404, 'notFound'],
];
