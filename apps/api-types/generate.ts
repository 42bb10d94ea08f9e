import { readFile, writeFile } from 'node:fs/promises'
import { openapiDocument } from '@ruzhu/server/openapi.ts'
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript'

const FILE = new URL('./v1.generated.ts', import.meta.url)
const HEAD =
  '// Made from the server’s OpenAPI document by `npm run generate --workspace apps/api-types`; not edited by hand.\n\n'

const made = HEAD + astToString(await openapiTypes((await openapiDocument()) as OpenAPI3))

if (process.argv.includes('--check')) {
  if ((await readFile(FILE, 'utf8').catch(() => '')) !== made) {
    process.stderr.write(
      'v1.generated.ts is not what the server’s document says. Run `npm run generate --workspace apps/api-types`.\n',
    )
    process.exitCode = 1
  }
} else {
  await writeFile(FILE, made)
}
