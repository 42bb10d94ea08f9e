/** Not blank, and without control characters. No part of it is tried twice, so a long text costs no more than its length. */
export const ONE_LINE = '^(?! *$)[^\\x00-\\x1f\\x7f]+$'
