/**
 * How the app and the server name the same endpoint without the app carrying a schema library:
 * a call is method and path at run time, and the four types at compile time.
 */
export interface Call<Params, Query, Body, Reply> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** Whose session it wants. A visitor's call also works with a session. */
  readonly who: 'visitor' | 'citizen' | 'operator'
  /** Never set; they only carry the types. */
  readonly types?: { params: Params; query: Query; body: Body; reply: Reply }
}

type None = Record<string, never>

export const call = <Reply, Params = None, Query = None, Body = undefined>(
  method: Call<Params, Query, Body, Reply>['method'],
  path: string,
  who: Call<Params, Query, Body, Reply>['who'],
): Call<Params, Query, Body, Reply> => ({ method, path, who })

export type ReplyOf<C> = C extends Call<infer _P, infer _Q, infer _B, infer R> ? R : never
export type BodyOf<C> = C extends Call<infer _P, infer _Q, infer B, infer _R> ? B : never
export type ParamsOf<C> = C extends Call<infer P, infer _Q, infer _B, infer _R> ? P : never
export type QueryOf<C> = C extends Call<infer _P, infer Q, infer _B, infer _R> ? Q : never
