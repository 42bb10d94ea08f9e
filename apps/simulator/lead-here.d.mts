/** Whether RUZHU_SIMULATOR named a port to lead to. */
export declare const leading: boolean
