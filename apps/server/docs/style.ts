/** Quiet enough to read for an hour, in the light or the dark that the reader has chosen. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e3e3e0, #3a3a38); --quiet: light-dark(#666, #aaa) }
body { margin: 0; display: grid; grid-template-columns: 20rem minmax(0, 1fr); font: 15px/1.6 system-ui, sans-serif }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem; box-sizing: border-box; border-right: 1px solid var(--line); font-size: 13px }
nav ul { margin: 0 0 .5rem; padding-left: 1rem; list-style: none; overflow-wrap: anywhere }
main { padding: 1rem 2rem 6rem; max-width: 60rem }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line) }
h3 { margin: 2rem 0 0; font-size: 1rem; overflow-wrap: anywhere }
code { font-family: ui-monospace, monospace; font-size: .92em }
table { width: 100%; border-collapse: collapse; font-size: 13px }
caption { text-align: left; color: var(--quiet); padding: .3rem 0 }
td { border-top: 1px solid var(--line); padding: .3rem .6rem .3rem 0; vertical-align: top; overflow-wrap: anywhere }
.quiet { color: var(--quiet); font-size: 13px }
a { color: light-dark(#0a58ca, #7ab3ff); text-decoration: none } a:hover { text-decoration: underline }
@media (width < 60rem) { body { display: block } nav { position: static; height: auto; border: 0 } }
`
