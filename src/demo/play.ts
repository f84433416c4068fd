import type { Directory } from '../people/directory';
import { readBooks } from './books';
import { casesTable, incidentEnd, parcelEnds, returnEnd, scrapListEnd, shippedOfCases } from './cases';
import { aligned } from './columns';
import { Day, type Surroundings } from './day';
import { balanceOf, tableOf } from './day-table';
import { endOf } from './order-ends';
import { peopleAtWork } from './people-at-work';
import { dayInWords, Progress } from './progress';
import type { Sample } from './sample';
import type { ScriptedPerson } from './scripted-staff';

interface Running extends Surroundings {
  directory: Directory;
  demoPassword: string;
}

/**
 * The demo: the sample's day of dealer orders and cases, worked off by the people of the directory by script;
 * prints what happens, then how each order and each case ended, and whether stock and ledger are balanced.
 * @param begun told of the day, which may be stopped before its end
 */
export async function playDay(running: Running, sample: Sample, begun: (day: Day) => void): Promise<void> {
  const { clock, installation, cluster, directory, config } = running;
  const people = peopleAtWork({ directory, restAddress: cluster.restAddress, password: running.demoPassword, at: clock.now(), locale: config.LOCALE });
  const day = new Day(running, sample, new Progress(clock, installation.clients), people);
  begun(day);
  console.log(`
${dayInWords(clock.now())}: ${sample.orders.length} dealer orders come in, ${people.length} people work them off by script.
The time is that day's: engine and systems read one clock, which is moved on whenever everything that can be done is done.
`);
  const goesOn = await day.play().catch((error: unknown) => {
    console.log(`\nThe day was not played to its end: ${error instanceof Error ? error.message : String(error)}`);
    return true;
  });
  if (!goesOn) return;
  await printOutcome(running, sample, day);
  await printLeft(day, people);
}

/** What the systems say, when the staff have gone. */
async function printOutcome({ installation: { clients } }: Running, sample: Sample, day: Day): Promise<void> {
  const { book } = day;
  const orders = await Promise.all(book.orders.map(({ order, orderNo }) => endOf(clients, orderNo, order)));
  const parcels = [...book.parcels];
  const scrapLists = parcels.flatMap(([{ dealerListNo }, caseNo]) => sample.scrapLists.filter((list) => list.dealerListNo === dealerListNo).map((list) => ({ list, caseNo })));
  const cases = await Promise.all([
    ...[...book.incidents].map(([incident, caseNo]) => incidentEnd(clients, caseNo, incident)),
    ...[...book.returns].map(([vehicle, caseNo]) => returnEnd(clients, caseNo, vehicle)),
    ...parcels.map(([parcel, caseNo]) => parcelEnds(clients, caseNo, parcel)),
    ...scrapLists.map(({ list, caseNo }) => scrapListEnd(clients, caseNo, list)),
  ]);
  const ofCases = await shippedOfCases(clients, [...book.incidents.values(), ...book.parcels.values()]);
  const shipped = orders.reduce((sum, each) => sum + each.shipped, ofCases);
  for (const line of ['', ...tableOf(orders), '', ...casesTable(cases.flat()), '', ...balanceOf(await readBooks(clients), shipped)]) console.log(line);
}

/** The tasks that no script decides. */
async function printLeft(day: Day, people: ScriptedPerson[]): Promise<void> {
  const [anyone] = people;
  if (!anyone) return;
  const tasks = await anyone.member.openTasks();
  const rows = tasks.map(async (task) => {
    const seen = await anyone.member.variablesOf(task);
    const able = people.filter(({ groups }) => task.candidateGroups.some((group) => groups.includes(group)));
    return [`  ${task.name}`, day.book.named(seen), able.map(({ member }) => member.id).join(' or ')];
  });
  console.log(`\nThe scripted people have gone home. Left to do by hand: ${tasks.length === 1 ? 'one task' : `${tasks.length} tasks`}`);
  for (const line of aligned(await Promise.all(rows))) console.log(line);
}
