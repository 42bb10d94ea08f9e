import { asProblem, networkProblem, type Problem } from '../api/problem.ts'
import type { Material } from '../api/types.ts'
import { preferences } from '../theme/preferences.ts'

export type Uploaded = { state: 'uploaded'; material: Material } | { state: 'failed'; problem: Problem }

/** Sends a picture and tells how far it is, which fetch cannot. */
export function uploadPicture(clientId: string, file: File, onPercent: (percent: number) => void): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/v1/clients/${clientId}/materials`)
    request.setRequestHeader('Accept-Language', preferences().language)
    request.setRequestHeader('x-ruzhu-console', '1')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onPercent(Math.floor((100 * loaded) / total)))
    request.addEventListener('error', () => resolve({ state: 'failed', problem: networkProblem() }))
    request.addEventListener('load', () => {
      if (request.status === 201) resolve({ state: 'uploaded', material: request.response })
      else resolve({ state: 'failed', problem: asProblem(request.response) })
    })
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}
