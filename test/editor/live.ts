/** What is alive in an extension host. Measured only where it runs on Node. */

interface Builtins {
  readonly v8: V8;
  readonly vm: { runInNewContext(code: string): () => void };
  readonly inspector: { readonly Session: new () => Session };
}
interface V8 {
  setFlagsFromString(flags: string): void;
  getHeapStatistics(): { used_heap_size: number };
}
/** The answers come at once, in the same process. */
interface Session {
  connect(): void;
  post(method: string, parameters: object, answer: (error: unknown, result: Answer) => void): void;
  disconnect(): void;
}
interface Answer {
  readonly result: { readonly objectId: string; readonly value: unknown };
  readonly objects: { readonly objectId: string };
}

/** VS Code listens for each memory of an extension, of which it starts some of its own when it likes. */
const OF_A_MEMORY = /\.shared===this\._shared/;

/**
 * The heap in bytes after garbage has been collected, and how many listeners there are at all emitters of the host but
 * those of extensions' memories; an emitter of VS Code keeps each of its listeners in an object of one class. Undefined
 * in a web worker.
 */
export function live(
  Emitter: new () => { event(listener: () => void): { dispose(): void } },
): { readonly heap: number; readonly listeners: number } | undefined {
  const host = process as unknown as { getBuiltinModule?<K extends keyof Builtins>(name: K): Builtins[K] };
  if (!host.getBuiltinModule) return undefined;
  const v8 = host.getBuiltinModule('v8');
  v8.setFlagsFromString('--expose-gc');
  const collect = host.getBuiltinModule('vm').runInNewContext('gc');
  for (let i = 0; i < 3; i++) collect();
  const emitter = new Emitter();
  const listening = emitter.event(() => undefined);
  const kept = (emitter as unknown as { _listeners?: object })._listeners;
  listening.dispose();
  const session = new (host.getBuiltinModule('inspector').Session)();
  session.connect();
  const listeners = kept ? sourcesOf(session, kept).filter((source) => !OF_A_MEMORY.test(source)).length : 0;
  session.disconnect();
  return { heap: v8.getHeapStatistics().used_heap_size, listeners };
}

/** The code of every listener that an object like this one keeps. */
function sourcesOf(session: Session, like: object): readonly string[] {
  const name = 'newsmarkListeners';
  const shared = globalThis as unknown as Record<string, unknown>;
  shared[name] = Object.getPrototypeOf(like);
  let sources: readonly string[] = [];
  session.post('Runtime.evaluate', { expression: `globalThis.${name}` }, (_, { result: { objectId } }) =>
    session.post('Runtime.queryObjects', { prototypeObjectId: objectId }, (_, { objects }) =>
      session.post(
        'Runtime.callFunctionOn',
        {
          objectId: objects.objectId,
          functionDeclaration: 'function () { return this.map(({ value }) => String(value)); }',
          returnByValue: true,
        },
        (_, { result }) => {
          sources = result.value as readonly string[];
        },
      ),
    ),
  );
  delete shared[name];
  return sources;
}
