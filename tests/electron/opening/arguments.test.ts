import { describe, expect, test } from "vitest";
import { documentArguments, requestedFiles } from "../../../electron/opening/arguments";
import { createOpenRequests } from "../../../electron/opening/requests";

describe("the files of a command line", () => {
  test.each([
    [["a.argmap"], ["/home/desk/a.argmap"]],
    [["./sub/../a.argmap", "/home/desk/a.argmap"], ["/home/desk/a.argmap"]],
    [["/x/y.argmap"], ["/x/y.argmap"]],
    [["file:///x/y%20z.argmap"], ["/x/y z.argmap"]],
    [["FILE:///x/y.argmap"], ["/x/y.argmap"]],
    [["file://%00"], []],
    [["https://example.org/x.argmap", "argmap://x"], []],
    [["--no-sandbox", "--type=x.argmap", "-psn_0_1"], []],
    [["-odd.argmap"], ["/home/desk/-odd.argmap"]],
    [
      ["--", "--odd", "-x"],
      ["/home/desk/--odd", "/home/desk/-x"],
    ],
    [["", "a\0b"], []],
    [["картина ї.argmap"], ["/home/desk/картина ї.argmap"]],
  ])("%j asks for %j", (args, files) => {
    expect(requestedFiles(args, "/home/desk")).toEqual(files);
  });

  test("the program is none, nor is the app's folder in development", () => {
    expect(documentArguments(["/opt/argmap", "a"], false)).toEqual(["a"]);
    expect(documentArguments(["/electron", "--inspect", ".", "a"], true)).toEqual(["--inspect", "a"]);
    expect(documentArguments(["/electron"], true)).toEqual([]);
  });
});

test("requests are kept until they can be served, and are served one at a time, in order", async () => {
  const requests = createOpenRequests();
  requests.add(["a", "b"]);
  const served: string[] = [];
  let atOnce = 0;
  await requests.serve(async (path) => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await Promise.resolve();
    served.push(path);
    atOnce -= 1;
  });
  expect(served).toEqual(["a", "b"]);
  const all = new Promise<void>((resolve) => {
    void requests.serve(async (path) => {
      served.push(path);
      if (path === "d") resolve();
    });
  });
  requests.add(["c"]);
  requests.add(["d"]);
  await all;
  expect(served).toEqual(["a", "b", "c", "d"]);
});
