import { computeDeadline } from './compute-deadline';

export const calendarWorkers = [computeDeadline];
