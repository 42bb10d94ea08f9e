declare const brand: unique symbol

/** A type of its own over a plain value, so that two numbers or two texts cannot be mixed up. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }
