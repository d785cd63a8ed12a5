/** Work on other threads of the process, as Node has them: each thread does one piece after another. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";
import type { Pool } from "./host.ts";

/** More threads than this would hold more memory than they save time. */
const MOST = 8;

type Answer = { readonly done: unknown } | { readonly failed: Pick<Error, "name" | "message" | "stack"> };

/** Undefined when no answer came in time. */
function ask(worker: Worker, work: unknown, milliseconds: number): Promise<Answer | undefined> {
  return new Promise((settle, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      worker.off("message", answered);
      worker.off("error", broken);
    };
    const answered = (answer: Answer): void => {
      end();
      settle(answer);
    };
    const broken = (error: unknown): void => {
      end();
      reject(error);
    };
    const timer = setTimeout(() => {
      end();
      settle(undefined);
    }, milliseconds);
    worker.on("message", answered);
    worker.on("error", broken);
    worker.postMessage(work);
  });
}

class Threads implements Pool {
  readonly size: number;
  readonly #entry: string;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(entry: string, size: number) {
    this.#entry = entry;
    this.size = size;
  }

  async run(work: unknown, milliseconds: number): Promise<{ readonly done: unknown } | undefined> {
    if (this.#busy >= this.size) await new Promise<void>((free) => this.#waiting.push(free));
    else this.#busy += 1;
    const worker = this.#idle.pop() ?? this.#start();
    try {
      const answer = await ask(worker, work, milliseconds);
      if (answer === undefined) {
        this.#all.delete(worker);
        await worker.terminate();
        return undefined;
      }
      this.#idle.push(worker);
      if ("failed" in answer) throw Object.assign(new Error(answer.failed.message), answer.failed);
      return answer;
    } finally {
      // Whoever waits takes the place over.
      const next = this.#waiting.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }

  #start(): Worker {
    // What the process itself was started with (`--import`, `--cpu-prof`) is for its main thread.
    const worker = new Worker(this.#entry, { execArgv: [] });
    this.#all.add(worker);
    return worker;
  }

  async end(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#all.clear();
  }
}

/** Undefined where there is nothing to gain: the program is not built, or the machine has one core. @param entry the file that `serve`s */
export function threads(entry: string, size: number = availableParallelism()): Pool | undefined {
  return size > 1 && existsSync(entry) ? new Threads(entry, Math.min(size, MOST)) : undefined;
}

/** The other end: does what is asked for, for as long as the thread lives. */
export function serve(work: (asked: unknown) => Promise<unknown>): void {
  parentPort?.on("message", async (asked: unknown) => {
    const answer: Answer = await work(asked).then(
      (done) => ({ done }),
      ({ name, message, stack }: Error) => ({ failed: { name, message, ...(stack === undefined ? {} : { stack }) } }),
    );
    parentPort?.postMessage(answer);
  });
}
