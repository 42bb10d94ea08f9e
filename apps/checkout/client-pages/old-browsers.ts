/** What old phones lack of what is used here; syntax is the build's matter. */
function lacking(of: object, name: string, value: unknown): void {
  if (!(name in of)) Object.defineProperty(of, name, { value, writable: true, configurable: true })
}

lacking(Object, 'hasOwn', (of: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(of, key))

function at<Item>(this: ArrayLike<Item>, index: number): Item | undefined {
  return this[index < 0 ? this.length + index : index]
}
lacking(Array.prototype, 'at', at)
lacking(String.prototype, 'at', at)

lacking(String.prototype, 'replaceAll', function (this: string, found: string | RegExp, by: string) {
  return typeof found === 'string' ? this.split(found).join(by) : this.replace(found, by)
})
