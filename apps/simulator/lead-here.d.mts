/** Whether RUZHU_SIMULATOR_TLS named a port to lead to. */
export declare const leading: boolean
