/** The test's end of the line to one process of the app. */
import { type ChildProcess, fork } from "node:child_process";
import type { ToHost, ToMain } from "./messages";

export interface ProcessOptions {
  readonly folder: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly userData: string;
  readonly holdsLock: boolean;
  /** Files that a Mac would hand over before the app is ready. */
  readonly openFile: readonly string[];
  /** The work areas of the displays, the main one first. */
  readonly displays?: readonly Rectangle[];
  readonly isPackaged?: boolean | undefined;
  /** A script that Node runs in the process first. */
  readonly preface?: string | undefined;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ONE_DISPLAY = [{ x: 0, y: 0, width: 1920, height: 1080 }];

export class ProcessLine {
  readonly errors: string[] = [];
  /** The exit code, or null where the process was killed. */
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (ok: boolean, value: unknown) => void>();
  #sequence = 0;

  constructor(options: ProcessOptions, receive: (message: ToHost) => void) {
    const {
      folder,
      userData,
      holdsLock,
      openFile,
      displays = ONE_DISPLAY,
      preface,
      isPackaged = false,
    } = options;
    const settings = { userData, holdsLock, openFile, displays, isPackaged };
    this.#child = fork(`${folder}/out/main/main.js`, [folder, ...options.argv], {
      cwd: options.cwd,
      serialization: "advanced",
      silent: true,
      execArgv: preface === undefined ? [] : ["--require", preface],
      env: { ...process.env, ELECTRON_DOUBLE: JSON.stringify(settings) },
    });
    this.exited = new Promise((resolve) => this.#child.on("exit", resolve));
    this.#child.stderr?.on("data", (data: Buffer) => this.errors.push(String(data)));
    this.#child.on("message", (raw) => {
      const message = raw as ToHost;
      if (message.t !== "answer") return receive(message);
      this.#waiting.get(message.seq)?.(message.ok, message.value);
      this.#waiting.delete(message.seq);
    });
    void this.exited.then(() => {
      for (const settle of this.#waiting.values()) settle(false, "the app has ended");
      this.#waiting.clear();
    });
  }

  post(message: ToMain): void {
    // Between the end of the process and the news of it, a message has nowhere to go; that is not an error.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  ask<T>(question: (seq: number) => ToMain): Promise<T> {
    this.#sequence += 1;
    const seq = this.#sequence;
    return new Promise((resolve, reject) => {
      if (!this.#child.connected) return reject(new Error("the app has ended"));
      this.#waiting.set(seq, (ok, value) => (ok ? resolve(value as T) : reject(new Error(String(value)))));
      this.post(question(seq));
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}
