/** The maps that come with the app, offered on the start screen and in the Help menu. */
export const SAMPLES = [
  { name: "atacms", title: "Authorising ATACMS for Kursk" },
  { name: "car-free-centre", title: "A city centre without cars" },
] as const;

export type SampleName = (typeof SAMPLES)[number]["name"];
