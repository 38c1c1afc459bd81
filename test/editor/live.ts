/** What is alive in an extension host. Measured only where it runs on Node. */

interface Builtins {
  readonly v8: V8;
  readonly vm: { runInNewContext(code: string): () => void };
}
interface V8 {
  setFlagsFromString(flags: string): void;
  queryObjects(of: unknown, options: { format: 'count' }): number;
  getHeapStatistics(): { used_heap_size: number };
}

/**
 * The heap in bytes after garbage has been collected, and how many listeners there are at all emitters of the host; an
 * emitter of VS Code keeps each of its listeners in an object of one class. Undefined in a web worker.
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
  const listeners = kept ? v8.queryObjects(kept.constructor, { format: 'count' }) : 0;
  return { heap: v8.getHeapStatistics().used_heap_size, listeners };
}
