/** The maps that come with the app, offered on the start screen and in the Help menu. */
export const SAMPLES = [
  { name: "atacms", title: "Authorising ATACMS for Kursk" },
  { name: "car-free-centre", title: "Should the city make its old centre car-free?" },
  { name: "four-day-week", title: "Should four days be the normal working week?" },
] as const;
