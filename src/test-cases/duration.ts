const pattern = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds; throws a RangeError for others. */
export function millisecondsOf(duration: string): number {
  const match = pattern.exec(duration);
  if (!match || duration === 'P' || duration.endsWith('T')) {
    throw new RangeError(`'${duration}' is not a duration of days, hours, minutes and seconds`);
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
