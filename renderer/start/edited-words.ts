/** When a lost map was edited last, as people say it. */

/** "14:02" for today, "23 Nov, 14:02" for another day, in the person's own way of writing times. */
export function editedWords(edited: number, now: number, locale?: string): string {
  const day = new Date(edited).toDateString();
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const isToday = day === new Date(now).toDateString();
  const format = isToday ? time : ({ day: "numeric", month: "short", ...time } as const);
  return new Intl.DateTimeFormat(locale, format).format(edited);
}
