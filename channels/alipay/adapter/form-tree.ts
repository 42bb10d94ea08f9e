import type { ApplymentForm } from '@ruzhu/domain/applyments/applyments.ts'
import type { Json } from '@ruzhu/alipay/reading.ts'
import { formTree } from '../../contract/form-tree.ts'

export type Tree = { readonly [name: string]: Json }

/** The form as it is sent; what is empty is left out. */
export function treeOf(form: ApplymentForm): Tree {
  return formTree<Json>(Object.entries(form).filter(([, value]) => value.length > 0))
}
