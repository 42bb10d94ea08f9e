// Made from the server’s OpenAPI document by `npm run generate --workspace apps/api-types`; not edited by hand.

export interface paths {
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether somebody is signed in, and where
         * @description 当前登录状态与环境。
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in by e-mail and password
         * @description 用邮箱和密码登录。
         */
        post: operations["createSession"];
        /**
         * Sign out
         * @description 退出登录。
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by the one-time link; makes the first administrator, or sets a new password
         * @description 用一次性登录链接登录：建立第一位管理员，或给同一邮箱设置新密码。
         */
        post: operations["claimSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description 接口密钥列表。
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key; bound to a client it sees only that client
         * @description 新建接口密钥，只显示一次；绑定客户后只能看到这个客户。
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key, at once and for good
         * @description 停用接口密钥，立即生效，不能恢复。
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members and their roles
         * @description 成员与角色。
         */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each channel offers and asks for; forms are drawn from this
         * @description 支付渠道的场景、账号字段和进件表单。
         */
        get: operations["listChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List our accounts at the platforms
         * @description 我们在各平台的服务商账号。
         */
        get: operations["listProviderAccounts"];
        put?: never;
        /**
         * Save an account at a platform, once the platform has answered to its keys
         * @description 保存服务商账号；先用这些密钥问一次平台，答对了才保存。
         */
        post: operations["createProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an account; its secrets only as fingerprints
         * @description 查看服务商账号，密钥只显示指纹。
         */
        get: operations["getProviderAccount"];
        /**
         * Change an account; secrets that are left out stay as they are
         * @description 修改服务商账号；没有给出的密钥保持不变。
         */
        put: operations["replaceProviderAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts/{id}/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform whether the keys are right
         * @description 问一次平台，检查密钥是否正确。
         */
        post: operations["probeProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys of an account with their lives, and how each is replaced
         * @description 这个账号的密钥和证书：待用、在用、退役中、已清除，以及怎样更换。
         */
        get: operations["listProviderAccountKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check an account by itself, with its keys in use or with those that are next; nothing is changed
         * @description 只检测账号本身：用在用的密钥，或用某一项待用的密钥；什么都不改。
         */
        post: operations["checkProviderAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts/{id}/keys/{part}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep new keys beside those in use; calls go on with the old ones
         * @description 把新的密钥存为「待用」：能解开用它加密的通知，请求仍用旧的。
         */
        post: operations["keepNextProviderAccountKey"];
        /**
         * Give up new keys that were kept and not changed over to
         * @description 放弃还没有切换的新密钥。
         */
        delete: operations["discardNextProviderAccountKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts/{id}/keys/{part}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform about the new keys, and say what changing over would do; nothing is changed
         * @description 演练：问平台认不认新的密钥，说明切换会怎样；什么都不改。
         */
        post: operations["tryProviderAccountKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts/{id}/keys/{part}/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change over to the new keys; the old ones go on opening notifications for a while
         * @description 切换到新的密钥；旧的在重叠期内继续解开通知。
         */
        post: operations["switchProviderAccountKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-accounts/{id}/keys/{part}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to the keys that retire, within the overlap
         * @description 在重叠期内撤回到原来的密钥。
         */
        post: operations["undoProviderAccountKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys of an account with their lives, and how each is replaced
         * @description 这个账号的密钥和证书：待用、在用、退役中、已清除，以及怎样更换。
         */
        get: operations["listClientAccountKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check an account by itself, with its keys in use or with those that are next; nothing is changed
         * @description 只检测账号本身：用在用的密钥，或用某一项待用的密钥；什么都不改。
         */
        post: operations["checkClientAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts/{id}/keys/{part}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep new keys beside those in use; calls go on with the old ones
         * @description 把新的密钥存为「待用」：能解开用它加密的通知，请求仍用旧的。
         */
        post: operations["keepNextClientAccountKey"];
        /**
         * Give up new keys that were kept and not changed over to
         * @description 放弃还没有切换的新密钥。
         */
        delete: operations["discardNextClientAccountKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts/{id}/keys/{part}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform about the new keys, and say what changing over would do; nothing is changed
         * @description 演练：问平台认不认新的密钥，说明切换会怎样；什么都不改。
         */
        post: operations["tryClientAccountKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts/{id}/keys/{part}/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change over to the new keys; the old ones go on opening notifications for a while
         * @description 切换到新的密钥；旧的在重叠期内继续解开通知。
         */
        post: operations["switchClientAccountKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts/{id}/keys/{part}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to the keys that retire, within the overlap
         * @description 在重叠期内撤回到原来的密钥。
         */
        post: operations["undoClientAccountKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List clients with their next step
         * @description 客户列表，每行带下一步。
         */
        get: operations["listClients"];
        put?: never;
        /**
         * Add a client
         * @description 新建客户。
         */
        post: operations["createClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same list as CSV, whole, with contacts masked
         * @description 导出筛选后的全部客户（CSV，联系方式已遮盖）。
         */
        get: operations["exportClients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a client
         * @description 查看客户。
         */
        get: operations["getClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a client
         * @description 修改客户资料，只改给出的字段。
         */
        patch: operations["changeClient"];
        trace?: never;
    };
    "/v1/clients/{id}/next-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is next for this client, who has to do it and by when
         * @description 这个客户的下一步：做什么、谁来做、什么时候之前。
         */
        get: operations["getNextStep"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All tasks of a client, from first contact to live
         * @description 客户从开始到上线的全部任务。
         */
        get: operations["getChecklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened with a client, newest first
         * @description 客户动态，新的在前。
         */
        get: operations["listClientTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note into the timeline
         * @description 在客户动态里写一条备注。
         */
        post: operations["addClientNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many clients wait for whom, were refused, are overdue
         * @description 客户各有几家：等谁、被驳回、已超时。
         */
        get: operations["countClients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports, newest first
         * @description 导入记录，新的在前。
         */
        get: operations["listClientImports"];
        put?: never;
        /**
         * Read a list of clients (CSV or XLSX, at most 5 MB and 5000 rows) and say what would become of each row
         * @description 上传客户名单（CSV 或 XLSX，最多 5 MB、5000 行），逐行检查；还不会建客户。
         */
        post: operations["planClientImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an import and how far it is
         * @description 查看一次导入和它的进度。
         */
        get: operations["getClientImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What becomes of each row, in the order of the file
         * @description 每一行的结果，按文件的顺序。
         */
        get: operations["listClientImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-imports/{id}/report.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a table to download
         * @description 下载逐行结果（CSV）。
         */
        get: operations["getClientImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the clients, in the background; starting it twice starts it once
         * @description 开始建客户，在后台进行；重复调用没有影响。
         */
        post: operations["startClientImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-imports/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget a list that was not started
         * @description 放弃还没有开始的名单。
         */
        post: operations["discardClientImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-import-template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A list to fill in, as a workbook whose cells are text
         * @description 下载名单模板（XLSX，单元格都是文本格式）。
         */
        get: operations["getClientImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-import-template.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as CSV
         * @description 下载名单模板（CSV）。
         */
        get: operations["getClientImportCsvTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find anything by an id, a number of ours or a gateway’s (whole), or a part of a client’s name
         * @description 查找任何东西：编号、商户号、AppID、订单号、平台单号、请求编号（完整），或客户名称的一部分。
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was signed, granted, set up, tried and confirmed for a client; without secrets, the contact masked
         * @description 客户档案：签了什么、授权、密钥指纹、支付方式、测试付款、谁在何时做了什么；没有密钥，联系方式已遮盖。
         */
        get: operations["getEvidence"];
        put?: never;
        /**
         * The same with the contact whole; the reason is written into the timeline
         * @description 同上，联系方式完整显示；原因会记入客户动态。
         */
        post: operations["revealEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/steps/{step}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a step is done which no platform tells us, and note its values
         * @description 人工确认一个步骤已完成，并记下需要的值（例如 AppID、商户号）。
         */
        post: operations["confirmStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/steps/{step}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that a step is done
         * @description 撤回人工确认。
         */
        post: operations["withdrawStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/steps/{step}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people said of a step, newest first, with what was taken back
         * @description 一个步骤的人工确认记录，包括撤回的。
         */
        get: operations["listConfirmations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far our own company is on its way to becoming a provider, at each platform
         * @description 我们公司成为服务商的进度，每个平台一份。
         */
        get: operations["listProviderJourneys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-journeys/{channel}/steps/{step}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a step of our own company is done
         * @description 人工确认我们公司的一个步骤已完成。
         */
        post: operations["confirmProviderStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-journeys/{channel}/steps/{step}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that a step of our own company is done
         * @description 撤回对我们公司步骤的确认。
         */
        post: operations["withdrawProviderStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/next-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next step of every client, the most urgent first
         * @description 待办：所有客户的下一步，最急的在前。
         */
        get: operations["listNextSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remind whom clients wait for, once a day for each step however often it is asked
         * @description 提醒正在等的人：每一步一天最多一次，重复请求不会多发；没有通道时给出可复制的消息。
         */
        post: operations["sendReminders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who looks after these clients; without an owner, nobody
         * @description 设置负责人；不填就是没有负责人。
         */
        post: operations["assignClients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the next step of a client aside until a time, with the reason
         * @description 搁置客户的下一步，到时间或有变化时回来。
         */
        put: operations["snoozeClient"];
        post?: never;
        /**
         * Take a next step up again that was put aside
         * @description 取消搁置。
         */
        delete: operations["wakeClient"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the pictures of a client
         * @description 客户的资料图片。
         */
        get: operations["listMaterials"];
        put?: never;
        /**
         * Upload a picture of a document: JPG, PNG or BMP, at most 2 MB
         * @description 上传资料图片：JPG、PNG 或 BMP，不超过 2 MB。照片里的拍摄地点、时间、设备和缩略图会先去掉，方向保留；sha256 是留下的内容的。
         */
        post: operations["addPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/materials/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The picture itself
         * @description 图片内容。
         */
        get: operations["getPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List applications
         * @description 进件申请列表。
         */
        get: operations["listApplyments"];
        put?: never;
        /**
         * Begin an application for a client
         * @description 为客户新建进件申请。
         */
        post: operations["createApplyment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an application; personal data masked for readers
         * @description 查看进件申请；没有编辑权限的人看到的个人信息已遮盖。
         */
        get: operations["getApplyment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Save fields of the form; null takes a value out
         * @description 保存表单的若干字段；null 表示清空。
         */
        patch: operations["saveApplyment"];
        trace?: never;
    };
    "/v1/applyments/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What must and what should be mended before it is submitted
         * @description 提交前检查：必须改的、建议改的。
         */
        post: operations["checkApplyment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit to the platform; pictures and form go out in the background
         * @description 提交给平台；图片和表单在后台发送。
         */
        post: operations["submitApplyment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform now
         * @description 现在就查询平台。
         */
        post: operations["askApplyment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/objections/{index}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a value as it is although the reviewer objects, and say why
         * @description 驳回的某一项保持不改，并写明原因。
         */
        post: operations["keepObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each version as it was sent
         * @description 每一次提交的内容。
         */
        get: operations["listSubmissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/similar-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often reviewers said the like of the same field in 90 days, and how often it was mended
         * @description 近 90 天对同一字段的类似意见：出现几次，改好通过几次。
         */
        get: operations["listSimilarReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/editors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that this form is open at your screen; answers who else has it open
         * @description 告诉服务器正在编辑这份申请；返回还有谁正在编辑。
         */
        post: operations["noteApplymentEditor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin anew from a cancelled application
         * @description 复制已作废的申请，重新开始。
         */
        post: operations["copyApplyment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened with an application
         * @description 进件申请的动态。
         */
        get: operations["listApplymentTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{channel}/banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Banks of the platform’s own list, by part of the name; the first fifty
         * @description 平台的银行列表，按名称查找，最多 50 家。
         */
        get: operations["listBanks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{channel}/banks/of-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The bank of a person’s card; none where the platform cannot tell
         * @description 按个人银行卡号识别开户银行；识别不了返回空。
         */
        post: operations["findBankOfCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{channel}/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Provinces; with one of them, its cities
         * @description 省份；给出省份时列出它的城市。
         */
        get: operations["listAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{channel}/banks/{alias_code}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Branches of a bank in a city, by part of the name; the first fifty
         * @description 银行在一个城市的支行，按名称查找，最多 50 家。
         */
        get: operations["listBankBranches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/merchant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known of the merchant that came of an application: settlement account and permissions
         * @description 进件完成后的商户：结算账户和授权情况。
         */
        get: operations["getMerchantStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/merchant/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform for all of it now
         * @description 现在就向平台查询结算账户、授权和变更结果。
         */
        post: operations["askMerchantStanding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/merchant/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Changes of the settlement account, newest first
         * @description 结算账户的变更记录，新的在前。
         */
        get: operations["listSettlementChanges"];
        put?: never;
        /**
         * Ask the platform for another settlement account; sent once, the number is not kept
         * @description 申请更换结算账户；只提交一次，账号不保存。
         */
        post: operations["changeSettlementAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/merchant/appids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link an AppID to the merchant through the platform’s interface
         * @description 通过平台接口把 AppID 绑定到特约商户号。
         */
        post: operations["linkMerchantAppid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applyments/{id}/merchant/pay-directories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a pay directory of the merchant’s own through the platform’s interface
         * @description 通过平台接口给特约商户登记支付授权目录。
         */
        post: operations["addMerchantPayDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Links of a client with what became of them; without their addresses
         * @description 客户的资料链接及其状态，不含地址。
         */
        get: operations["listClientLinks"];
        put?: never;
        /**
         * A link by which the client fills in an application without an account
         * @description 生成资料链接：客户不用账号，在手机上填写申请。
         */
        post: operations["createClientLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a link; it opens nothing from now on
         * @description 作废资料链接，立刻失效。
         */
        post: operations["revokeClientLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let another phone or browser open a link; the one before is shut out
         * @description 换手机：放开绑定，让另一部手机或浏览器重新验证后打开。
         */
        post: operations["releaseClientLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/{id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The address of a link once more, to hand it over
         * @description 再次取得链接地址，用于转发。
         */
        get: operations["getClientLinkAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The authorisation links of a client, newest first
         * @description 客户的授权链接，新的在前。
         */
        get: operations["listAuthorizations"];
        put?: never;
        /**
         * A link by which a client authorises us; the one under way, where there is one
         * @description 生成客户授权给我们的链接；已有还能用的就返回它。
         */
        post: operations["createAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an authorisation link
         * @description 查看授权链接。
         */
        get: operations["getAuthorization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link useless that nobody has come back by
         * @description 作废还没有用过的授权链接。
         */
        post: operations["cancelAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the merchant of a client granted to us, newest first
         * @description 客户的商家授权，新的在前。
         */
        get: operations["listGrants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a grant
         * @description 查看商家授权。
         */
        get: operations["getGrant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform whether it still holds
         * @description 现在就向平台查询授权是否有效。
         */
        post: operations["askGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants/{id}/refresh/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether it could be refreshed, and say what that would change; nothing is changed
         * @description 演练：令牌什么时候到期、更新会改变什么；什么都不改。
         */
        post: operations["tryGrantRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/grants/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange its tokens for new ones now; the former ones are void shortly after, and there is no way back
         * @description 现在就更新授权令牌；旧令牌随后作废，不能撤回。
         */
        post: operations["refreshGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts of a client’s own
         * @description 客户自己的账号（直连）。
         */
        get: operations["listClientAccounts"];
        put?: never;
        /**
         * Save an account of a client’s own, once the platform has answered to its keys
         * @description 保存客户自己的账号；先用这些密钥问一次平台，答对了才保存。
         */
        post: operations["createClientAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an account of a client’s own; its secrets only as fingerprints
         * @description 查看客户自己的账号，密钥只显示指纹。
         */
        get: operations["getClientAccount"];
        /**
         * Change an account of a client’s own; secrets that are left out stay as they are
         * @description 修改客户自己的账号；没有给出的密钥保持不变。
         */
        put: operations["replaceClientAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/client-accounts/{id}/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform whether the client’s keys are right
         * @description 问一次平台，检查客户的密钥是否正确。
         */
        post: operations["probeClientAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all keys and certificates, the first to end first; behind them those that have no end
         * @description 全部密钥与证书，最先到期的在前，没有期限的在后。
         */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payment methods
         * @description 支付方式列表。
         */
        get: operations["listMethods"];
        put?: never;
        /**
         * Make a payment method from a finished application, a grant, or an account of the client’s own
         * @description 用已完成的进件、商家授权或客户自己的账号新建支付方式。
         */
        post: operations["createMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/methods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a payment method
         * @description 查看支付方式。
         */
        get: operations["getMethod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change name, scenes or apps
         * @description 修改名称、场景或应用。
         */
        patch: operations["changeMethod"];
        trace?: never;
    };
    "/v1/methods/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let it take payments
         * @description 启用支付方式。
         */
        post: operations["enableMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/methods/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take no new payments; refunds go on
         * @description 停用支付方式：不再收款，仍可退款。
         */
        post: operations["disableMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/methods/{id}/apps/{kind}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep the AppSecret of an app; it is never given back
         * @description 保存应用的 AppSecret；保存后不再返回。
         */
        put: operations["keepAppSecret"];
        post?: never;
        /**
         * Forget the AppSecret of an app
         * @description 移除应用的 AppSecret。
         */
        delete: operations["dropAppSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/methods/{id}/apps/{kind}/secret/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to the AppSecret before this one, within a day
         * @description 一天之内撤回到上一个 AppSecret。
         */
        post: operations["undoAppSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients/{id}/method-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say which method of a client is taken first
         * @description 调整客户的支付方式的次序；只写客户时用排在最前、能用的那个。
         */
        put: operations["orderMethods"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/methods/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs of a method’s checks, newest first, with the one under way
         * @description 支付方式的检测记录，最近的在前。
         */
        get: operations["listMethodChecks"];
        put?: never;
        /**
         * Check a method, or only some of its checks; while a run is under way that one is answered
         * @description 检测支付方式，也可以只重测其中几项（连同它们的前提）；正在检测时返回正在进行的那次。
         */
        post: operations["startMethodChecks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one run
         * @description 查看一次检测。
         */
        get: operations["getCheckRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last run of each payment method; methods that were never checked are left out
         * @description 每个支付方式最近一次检测；没检测过的不列出。
         */
        get: operations["listLatestChecks"];
        put?: never;
        /**
         * Check a page of methods, of one client or of all; they are done a few at a time
         * @description 检测一页支付方式：某个客户的，或全部的；每次只同时进行几个。
         */
        post: operations["startChecks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/methods/{id}/checks/words/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that what the platform tells nobody is set
         * @description 确认平台上已设置（不能自动检测的项目）。
         */
        put: operations["confirmCheck"];
        post?: never;
        /**
         * Take back what was said of it
         * @description 撤回确认。
         */
        delete: operations["withdrawCheck"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at our own installation: address, database, disk, master key, jobs, notifications, keys that end
         * @description 检查这套安装自己：地址、数据库、磁盘、主密钥、后台任务、通知、到期的密钥。
         */
        get: operations["checkInstallation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List payments, newest first
         * @description 收款列表，新的在前。
         */
        get: operations["listPayments"];
        put?: never;
        /**
         * Take a payment; repeat the same request when the answer was lost
         * @description 发起收款；没有收到应答时用同样的内容重试。
         */
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/methods/{id}/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a method with a real payment of ¥0.01; works with a draft too
         * @description 用 ¥0.01 的真实付款试一次支付方式，草稿也可以；退款用 /v1/refunds。
         */
        post: operations["startTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a payment
         * @description 查看收款。
         */
        get: operations["getPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform now
         * @description 现在就查询平台。
         */
        post: operations["askPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a payment that was not paid
         * @description 关闭未付款的收款。
         */
        post: operations["closePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payments/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened with a payment
         * @description 收款的动态。
         */
        get: operations["listPaymentTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List refunds, newest first
         * @description 退款列表，新的在前。
         */
        get: operations["listRefunds"];
        put?: never;
        /**
         * Refund a payment, whole or in part; name it by payment_id, or by client_id and out_trade_no
         * @description 全额或部分退款；用 payment_id，或 client_id 加 out_trade_no 指定收款。
         */
        post: operations["createRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a refund
         * @description 查看退款。
         */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the platform now
         * @description 现在就查询平台。
         */
        post: operations["askRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the client’s system was told, newest first
         * @description 发给客户系统的事件，新的在前。
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An event with each delivery and every attempt
         * @description 一个事件，带每次投递的每次尝试。
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event once more
         * @description 重新投递一个事件。
         */
        post: operations["resendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description 通知地址列表。
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Say where the client’s system listens; deliveries are signed as Standard Webhooks
         * @description 添加通知地址；投递按 Standard Webhooks 签名，密钥只显示一次。
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a webhook endpoint
         * @description 删除通知地址。
         */
        delete: operations["removeWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change the address, pause or go on
         * @description 修改地址、暂停或恢复。
         */
        patch: operations["changeWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event of type endpoint.test
         * @description 发送一个 endpoint.test 测试事件。
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/diagnoses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is behind a pasted error, with what our own records say; nothing of the text is kept
         * @description 贴一段报错、一行日志或一个编号，得到按可能性排列的原因、我们记录里的依据和处理步骤。贴的内容不保存。
         */
        post: operations["runDiagnosis"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the lives of an endpoint’s secret: traces only
         * @description 通知签名密钥的历史，只有指纹。
         */
        get: operations["listWebhookSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/secret/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the next secret: from now on deliveries carry a signature by each, in one header
         * @description 生成下一个签名密钥：从现在起每次投递同时带新旧两个签名，只显示一次。
         */
        post: operations["keepNextWebhookSecret"];
        /**
         * Give up the next secret
         * @description 放弃还没有切换的签名密钥。
         */
        delete: operations["discardNextWebhookSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/secret/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the next secret take over; the old one signs beside it until the overlap is over
         * @description 切换到新的签名密钥；重叠期内旧的仍一起签名。
         */
        post: operations["switchWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/secret/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to the former secret, within the overlap
         * @description 在重叠期内撤回到原来的签名密钥。
         */
        post: operations["undoWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages, the newest first
         * @description 消息列表，新的在前。
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A message with every attempt to send it
         * @description 一条消息和每次发送的结果。
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the signed-in member is to see
         * @description 当前成员要看的消息。
         */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark messages as read
         * @description 标为已读。
         */
        post: operations["readInbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/message-routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Routes by which messages leave; secrets are never shown, only their fingerprints
         * @description 消息通道列表，地址和密码只显示指纹。
         */
        get: operations["listMessageRoutes"];
        put?: never;
        /**
         * Add a mail server, a gateway for text messages or a group robot
         * @description 添加邮件服务器、短信网关或群机器人。
         */
        post: operations["addMessageRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/message-routes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a route; what waits for it fails
         * @description 删除消息通道；还在等它的消息会失败。
         */
        delete: operations["removeMessageRoute"];
        options?: never;
        head?: never;
        /**
         * Change a route, pause it or go on; a secret that is left out stays
         * @description 修改、暂停或恢复消息通道；没填的密码和地址保持不变。
         */
        patch: operations["changeMessageRoute"];
        trace?: never;
    };
    "/v1/message-routes/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message by this route, at any hour; by text message to the number given
         * @description 用这个通道发一条测试消息，不分时间；短信通道要给出手机号。
         */
        post: operations["tryMessageRoute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/message-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How messages of each kind are worded, and whether they go out by themselves
         * @description 各类消息的模板，以及是否已批准自动发送。
         */
        get: operations["listMessageTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/message-templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Word messages of a kind anew; this takes the approval back
         * @description 修改模板；修改后要重新批准。
         */
        put: operations["saveMessageTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/message-templates/{kind}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let messages of this kind go out by themselves
         * @description 批准这类消息自动发送。
         */
        post: operations["approveMessageTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/message-templates/{kind}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send nothing of this kind by itself any more
         * @description 撤回批准，这类消息不再自动发送。
         */
        post: operations["withdrawMessageTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/message-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When people are written to
         * @description 什么时间可以发消息。
         */
        get: operations["getMessageSettings"];
        /**
         * Say when people are written to
         * @description 设置什么时间可以发消息。
         */
        put: operations["saveMessageSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorized/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a merchant comes back to after it agreed at the platform
         * @description 商家在平台同意授权后，浏览器回到的页面。
         */
        get: operations["returnFromAuthorization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/n/{methodId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where a gateway tells us what happened; it signs what it sends
         * @description 平台通知的入口：验签、落库后才应答。
         */
        post: operations["receiveNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Member: {
            /** @example us_01hv6ys8q3kd5w0c9jzr7mbt */
            user_id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "administrator" | "operator" | "developer" | "finance" | "reader";
        };
        Session: {
            /** @enum {string} */
            state: "signed_out" | "signed_in";
            /** @enum {string} */
            environment: "test" | "live";
            first_run: boolean;
            member?: components["schemas"]["Member"];
            simulator?: {
                url: string;
            };
        };
        ApiKey: {
            /** @example ak_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            name: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id?: string;
            hint: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            created_by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            revoked_at?: string;
        };
        NewApiKey: {
            /** @example ak_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            name: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id?: string;
            hint: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            created_by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            revoked_at?: string;
            key: string;
        };
        Sentence: {
            "zh-CN": string;
            en: string;
        };
        WhereToFind: {
            steps: {
                "zh-CN": string[];
                en: string[];
            };
            checked_on: string;
        };
        AppOffer: {
            /** @enum {string} */
            kind: "mini_program" | "official_account" | "mobile_app";
            label: components["schemas"]["Sentence"];
            where: components["schemas"]["WhereToFind"];
            secret?: {
                where: components["schemas"]["WhereToFind"];
            };
        };
        PayPlace: {
            place: string;
            label: components["schemas"]["Sentence"];
            hint: components["schemas"]["Sentence"];
            scenes: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
            apps: ("mini_program" | "official_account" | "mobile_app")[];
            entries: {
                label: components["schemas"]["Sentence"];
                value: string;
                hint: components["schemas"]["Sentence"];
                where: components["schemas"]["WhereToFind"];
            }[];
        };
        AccountField: {
            name: string;
            label: components["schemas"]["Sentence"];
            /** @enum {string} */
            kind: "text" | "secret" | "pem" | "secret_pem";
            required: boolean;
            required_unless?: string[];
            pattern?: string;
            choices?: {
                value: string;
                label: components["schemas"]["Sentence"];
            }[];
            /** @description 值按这条规则检查 / the rule that a value is checked by */
            rule?: string;
            holds?: string;
            help?: components["schemas"]["Sentence"];
            where?: components["schemas"]["WhereToFind"];
        };
        FormField: {
            path: string;
            label: components["schemas"]["Sentence"];
            help?: components["schemas"]["Sentence"];
            where?: components["schemas"]["WhereToFind"];
            /** @enum {string} */
            kind: "text" | "long_text" | "day" | "end_day" | "choice" | "choices" | "picture" | "pictures";
            required: boolean;
            when?: {
                path: string;
                one_of: string[];
            };
            options?: {
                value: string;
                label: components["schemas"]["Sentence"];
            }[];
            rule?: string;
            min_length?: number;
            max_length?: number;
            max_items?: number;
            max_bytes?: number;
            min?: number;
            max?: number;
            not_one_of?: string[];
            /** @description 由别的回答决定，不用填 / Follows from another answer */
            fixed?: string;
            /** @enum {string} */
            lookup?: "bank" | "branch" | "bank_of_card";
            sensitive?: boolean;
            same_as?: string | string[];
            may_differ?: boolean;
            initial?: string | string[];
            means?: string;
            example?: string;
        };
        SubjectType: {
            type: string;
            label: components["schemas"]["Sentence"];
            hint?: components["schemas"]["Sentence"];
            /** @description 走哪种接入方式时填它 / The way to be paid on which this form is filled in */
            path?: string;
            /** @description 平台不收或另有条件的行业 / Businesses that are turned away */
            restricted?: components["schemas"]["Sentence"][];
            steps: {
                key: string;
                label: components["schemas"]["Sentence"];
                fields: components["schemas"]["FormField"][];
            }[];
            /** @description 资料链接可以只问其中几屏 / Screens by which a client is asked; a link may be for some of them */
            client_parts: {
                key: string;
                label: components["schemas"]["Sentence"];
            }[];
        };
        PathQuestion: {
            ask: components["schemas"]["Sentence"];
            answers: {
                label: components["schemas"]["Sentence"];
                path?: string;
                /** @description 下一个问题的序号 / Place of the next question */
                next?: number;
            }[];
        };
        PlatformAddress: {
            label: components["schemas"]["Sentence"];
            where: components["schemas"]["WhereToFind"];
        };
        Channel: {
            name: string;
            label: components["schemas"]["Sentence"];
            appid_rule: string;
            scenes: {
                /** @enum {string} */
                scene: "native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code";
                label: components["schemas"]["Sentence"];
                /**
                 * @description 什么时候必须有客户自己的 AppID / when it needs one
                 * @enum {string}
                 */
                app?: "always" | "direct";
            }[];
            apps: components["schemas"]["AppOffer"][];
            /** @description 付款人从哪里付款 / where payers pay */
            places: components["schemas"]["PayPlace"][];
            account: components["schemas"]["AccountField"][];
            /** @description 客户自己的账号里，哪一项是收款的商户号 / the field of it that is paid under */
            own_number: string;
            /** @description 客户自己的账号里，哪一项是 AppID / the field of it that is the AppID */
            own_appid: string;
            /** @description 客户自己的账号（直连） / of a client’s own account */
            own_account: components["schemas"]["AccountField"][];
            subject_types: components["schemas"]["SubjectType"][];
            merchant_number: components["schemas"]["Sentence"];
            withdrawing: components["schemas"]["Sentence"];
            /** @description 客户的接入方式，第一个是默认的 / Ways of a client; the first is the usual one */
            journeys: {
                key: string;
                label: components["schemas"]["Sentence"];
                hint: components["schemas"]["Sentence"];
            }[];
            /** @description 几个问题，选出接入方式 / Questions that lead to a way */
            questions: components["schemas"]["PathQuestion"][];
            authorization?: {
                notify_url: components["schemas"]["PlatformAddress"];
                redirect_uri: components["schemas"]["PlatformAddress"];
            };
        };
        ProviderAccount: {
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            channel: string;
            name: string;
            settings: {
                [key: string]: string;
            };
            secrets: {
                field: string;
                length: number;
                fingerprint: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                set_at: string;
                set_by: string;
            }[];
            notify_url?: string;
            redirect_uri?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
        };
        CheckFix: {
            /** @enum {string} */
            owner: "operator" | "client" | "superAdmin" | "legalPerson" | "platform" | "developer" | "finance" | "system" | "none";
            do: components["schemas"]["Sentence"];
            place?: components["schemas"]["Sentence"];
        };
        CheckResult: {
            /**
             * @example signature
             * @example product/native
             */
            name: string;
            /**
             * @description unknown：没人应答，配置可能没问题 / nobody answered; manual：要由人确认 / a person has to confirm it
             * @enum {string}
             */
            state: "pass" | "fail" | "warn" | "manual" | "unknown" | "skipped" | "running";
            title: components["schemas"]["Sentence"];
            reason?: components["schemas"]["Sentence"];
            fix: components["schemas"]["CheckFix"][];
            /** @enum {string} */
            mend?: "settings" | "account";
            gateway?: {
                code: string;
                message: string;
                request_id?: string;
            };
            duration_ms?: number;
        };
        SavedProviderAccount: {
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            channel: string;
            name: string;
            settings: {
                [key: string]: string;
            };
            secrets: {
                field: string;
                length: number;
                fingerprint: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                set_at: string;
                set_by: string;
            }[];
            notify_url?: string;
            redirect_uri?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
            remarks: {
                field: string;
                said: components["schemas"]["Sentence"];
            }[];
            checks: components["schemas"]["CheckResult"][];
        };
        Probe: {
            /** @enum {string} */
            state: "ok" | "unknown";
            clock_skew_ms?: number;
            why?: string;
        };
        KeyLife: {
            /** @example kl_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            holder: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id?: string;
            part: string;
            /** @enum {string} */
            state: "next" | "active" | "retiring" | "gone";
            pieces: {
                field: string;
                /** @enum {string} */
                kind: "certificate" | "public_key" | "secret" | "token";
                fingerprint: string;
                length?: number;
                serial?: string;
                owner?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                valid_from?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                valid_to?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            valid_to?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            made_at: string;
            made_by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            active_since?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            ends_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            gone_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            heard_at?: string;
        };
        KeyPart: {
            part: string;
            label: components["schemas"]["Sentence"];
            fields: string[];
            /** @enum {string} */
            platform: "beside" | "instead";
            before: {
                do: components["schemas"]["Sentence"];
                where?: components["schemas"]["WhereToFind"];
            }[];
            after: {
                do: components["schemas"]["Sentence"];
                where?: components["schemas"]["WhereToFind"];
            }[];
            lives: components["schemas"]["KeyLife"][];
        };
        PlatformKey: {
            serial: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            valid_from?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            valid_to?: string;
            /** @description 发请求时点名用它 / named in our calls */
            in_use: boolean;
        };
        StagedKey: {
            /** @example kl_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            holder: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id?: string;
            part: string;
            /** @enum {string} */
            state: "next" | "active" | "retiring" | "gone";
            pieces: {
                field: string;
                /** @enum {string} */
                kind: "certificate" | "public_key" | "secret" | "token";
                fingerprint: string;
                length?: number;
                serial?: string;
                owner?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                valid_from?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                valid_to?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            valid_to?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            made_at: string;
            made_by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            active_since?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            ends_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            gone_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            heard_at?: string;
            remarks: {
                field: string;
                said: components["schemas"]["Sentence"];
            }[];
        };
        Text: {
            key: string;
            params?: {
                [key: string]: string | number;
            };
            "zh-CN": string;
            en: string;
        };
        KeyTrial: {
            /**
             * @description unheard：没有应答，密钥可能没问题 / nobody answered, the key may be right
             * @enum {string}
             */
            state: "ready" | "only" | "not_yet" | "untold" | "unheard";
            life: components["schemas"]["KeyLife"];
            said: components["schemas"]["Text"];
            plan: components["schemas"]["Text"][];
            checks: components["schemas"]["CheckResult"][];
            /** @description 只有换了才失败的检测，挡住切换 / checks that only the new keys fail */
            against: string[];
            gateway?: {
                code: string;
                message: string;
            };
        };
        Action: {
            key: string;
            label: components["schemas"]["Text"];
            href?: string;
            disabled_reason?: components["schemas"]["Text"];
            danger?: boolean;
        };
        HandoverTransfer: {
            payee: string;
            account: string;
            bank: string;
            amount_fen: number;
            remark?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            deadline?: string;
            /** @description 必须用谁名下的账户汇出 / In whose name the sending account has to be */
            from_account: string;
        };
        NextStep: {
            key: string;
            subject: {
                /** @enum {string} */
                type: "applyment" | "method" | "client" | "company";
                id: string;
            };
            title: components["schemas"]["Text"];
            why?: components["schemas"]["Text"];
            /** @enum {string} */
            waiting_for: "operator" | "client" | "superAdmin" | "legalPerson" | "platform" | "developer" | "finance" | "system" | "none";
            actor?: {
                name: string;
                /** @enum {string} */
                contact?: "wechat" | "phone" | "email";
                is_me: boolean;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            since: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            due_at?: string;
            /** @enum {string} */
            due_kind?: "platform" | "ours";
            usual_duration?: {
                p50_hours: number;
                p90_hours: number;
                /** @description 0：平台自己公布的时间，每个工作日按 24 小时计 / 0: the platform’s own word, a working day as 24 hours */
                sample_size: number;
            };
            overdue: boolean;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            late_at?: string;
            /** @description 平台期限只剩几小时 / Hours are left until the platform’s deadline */
            urgent: boolean;
            /** @description 有人拒绝，先处理它 / Somebody said no: mend this first */
            blocked: boolean;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            checked_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            next_check_at?: string;
            primary?: components["schemas"]["Action"];
            secondary: components["schemas"]["Action"][];
            handover?: {
                /** @enum {string} */
                kind: "sign" | "verify" | "transfer" | "materials" | "authorise";
                url?: string;
                /** @description 二维码的内容，与 url 不同时才有 / what the code holds, where it is not the url */
                code_url?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                expires_at?: string;
                who: string;
                app?: components["schemas"]["Sentence"];
                message: components["schemas"]["Text"];
                transfer?: components["schemas"]["HandoverTransfer"];
            };
            blocking: string[];
        };
        Progress: {
            done: number;
            total: number;
        };
        ClientRow: {
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            name: string;
            short_name?: string;
            credit_code?: string;
            contact_name: string;
            contact_phone: string;
            contact_email?: string;
            /** @description 负责人，成员的编号 / The member who looks after it */
            owner_id?: string;
            wants: {
                channel: string;
                scenes: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
                path?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            archived_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
            next_step: components["schemas"]["NextStep"];
            platforms: {
                channel: string;
                /** @description 接入方式 / Way by which it comes to be paid there */
                journey: string;
                /** @example ap_01hv6ys8q3kd5w0c9jzr7mbt */
                applyment_id?: string;
                state: string;
                next_step: components["schemas"]["NextStep"];
            }[];
            progress: components["schemas"]["Progress"];
        };
        Client: {
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            name: string;
            short_name?: string;
            credit_code?: string;
            contact_name: string;
            contact_phone: string;
            contact_email?: string;
            /** @description 负责人，成员的编号 / The member who looks after it */
            owner_id?: string;
            wants: {
                channel: string;
                scenes: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
                path?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            archived_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
        };
        StepGuide: {
            steps: {
                "zh-CN": string[];
                en: string[];
            };
            checked_on: string;
            why: components["schemas"]["Sentence"];
            link?: string;
        };
        StepValue: {
            name: string;
            label: components["schemas"]["Sentence"];
            required: boolean;
            rule?: string;
            pattern?: string;
            pattern_says?: components["schemas"]["Sentence"];
            options?: {
                value: string;
                label: components["schemas"]["Sentence"];
            }[];
        };
        StepWord: {
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            at: string;
            note?: string;
            values: {
                [key: string]: string;
            };
        };
        Task: {
            key: string;
            name: components["schemas"]["Text"];
            note?: components["schemas"]["Text"];
            /** @enum {string} */
            state: "locked" | "ready" | "doing" | "waiting" | "blocked" | "done" | "skipped";
            /** @enum {string} */
            owner: "operator" | "client" | "superAdmin" | "legalPerson" | "platform" | "developer" | "finance" | "system" | "none";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            since?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            due_at?: string;
            /** @enum {string} */
            due_kind?: "platform" | "ours";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            done_at?: string;
            locked_by?: components["schemas"]["Text"];
            parallel: boolean;
            /** @description 先要完成的步骤 / Tasks that come before it */
            after: string[];
            /** @description 怎么知道它完成了：我们的记录、平台、人的确认 / How it is known to be done */
            known: ("record" | "gateway" | "word")[];
            optional: boolean;
            guide?: components["schemas"]["StepGuide"];
            act?: components["schemas"]["Action"];
            values: components["schemas"]["StepValue"][];
            word?: components["schemas"]["StepWord"];
        };
        Journey: {
            channel: string;
            journey: string;
            label: components["schemas"]["Sentence"];
            hint: components["schemas"]["Sentence"];
            next_step: components["schemas"]["NextStep"];
            tasks: components["schemas"]["Task"][];
            progress: components["schemas"]["Progress"];
        };
        Checklist: {
            next_step: components["schemas"]["NextStep"];
            tasks: components["schemas"]["Task"][];
            progress: components["schemas"]["Progress"];
            /** @description 每个平台一份，最急的在前 / One for each platform, the most urgent first */
            journeys: components["schemas"]["Journey"][];
        };
        TimelineEntry: {
            /** @example tl_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            subject: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            at: string;
            /** @enum {string} */
            source: "us" | "client" | "platform" | "client_system" | "system";
            by?: string;
            text: components["schemas"]["Text"];
            detail?: {
                [key: string]: string | number;
            };
        };
        ClientCounts: {
            total: number;
            /** @description 等谁的各有几家；none 是已上线 / How many wait for whom; none is live */
            waiting_for: {
                [key: string]: number;
            };
            /** @description 被驳回 / Somebody said no */
            blocked: number;
            /** @description 已超时 / Overdue */
            overdue: number;
        };
        ClientImport: {
            /** @example im_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            filename: string;
            sha256: string;
            /** @enum {string} */
            state: "ready" | "running" | "done" | "discarded";
            /** @description 认出的列 / Columns that were recognised */
            columns: {
                header: string;
                /** @enum {string} */
                name: "name" | "short_name" | "credit_code" | "contact_name" | "contact_phone" | "wants";
                channel?: string;
            }[];
            /** @description 没有用到的列 / Columns that are not used */
            unknown_columns: string[];
            total: number;
            /** @description 各种结果的行数 / Rows by what becomes of them */
            counts: {
                new: number;
                same_client: number;
                same_row: number;
                problem: number;
                created: number;
            };
            created_by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            started_by?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            started_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            ended_at?: string;
        };
        ClientImportRow: {
            /** @description 文件里的行号，表头是第 1 行 / As the file counts; the header is row 1 */
            number: number;
            /** @enum {string} */
            state: "new" | "same_client" | "same_row" | "problem" | "created";
            name: string;
            problems: {
                /** @enum {string} */
                column: "name" | "short_name" | "credit_code" | "contact_name" | "contact_phone" | "wants";
                label: components["schemas"]["Sentence"];
                reason: components["schemas"]["Text"];
                fix: components["schemas"]["Text"];
            }[];
            client?: {
                /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                name: string;
                /** @description 负责人，成员的编号 / The member who looks after it */
                owner_id?: string;
            };
            same_as_row?: number;
        };
        SearchHit: {
            /** @enum {string} */
            kind: "client" | "applyment" | "method" | "payment" | "refund" | "account" | "grant" | "authorization" | "event" | "endpoint" | "material" | "import";
            id: string;
            /** @description 名称或编号 / Its name or its number */
            title: string;
            client?: {
                /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                name: string;
            };
            /** @description 控制台里的地址 / Where the console shows it */
            href: string;
        };
        Evidence: {
            client: {
                /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                name: string;
                short_name?: string;
                credit_code?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                created_at: string;
            };
            contact: {
                name: string;
                phone: string;
                email?: string;
                /** @description 是否已遮盖 / Whether its middle is hidden */
                masked: boolean;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            made_at: string;
            made_by: string;
            applyments: {
                /** @example ap_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                channel: string;
                subject_type: string;
                business_code: string;
                applyment_id?: string;
                /** @enum {string} */
                state: "draft" | "submitting" | "editting" | "auditing" | "rejected" | "to_be_confirmed" | "to_be_signed" | "signing" | "finished" | "canceled" | "unknown";
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                state_at: string;
                sub_mchid?: string;
                /** @description 申请的结算规则与费率 / Settlement rule and rate applied for */
                terms: {
                    label: components["schemas"]["Sentence"];
                    value: string;
                    means?: components["schemas"]["Sentence"];
                }[];
                submissions: {
                    number: number;
                    /**
                     * Format: date-time
                     * @example 2026-11-22T02:32:08.123Z
                     */
                    submitted_at: string;
                    submitted_by: string;
                }[];
            }[];
            permissions: {
                channel: string;
                what: string;
                /** @enum {string} */
                state: "granted" | "missing" | "untold";
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                since: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                checked_at: string;
            }[];
            settlements: {
                channel: string;
                bank: string;
                /** @description 平台给出的尾号 / As the platform shows it */
                number: string;
                verification: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                checked_at: string;
            }[];
            grants: {
                channel: string;
                sub_mchid: string;
                auth_app_id: string;
                /** @enum {string} */
                state: "active" | "withdrawn";
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                granted_at: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                checked_at: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                withdrawn_at?: string;
            }[];
            /** @description 密钥与证书，只有指纹 / Keys and certificates as fingerprints, never as such */
            keys: {
                holder: string;
                holder_name: string;
                part: string;
                /** @enum {string} */
                state: "next" | "active" | "retiring" | "gone";
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                made_at: string;
                made_by: string;
                pieces: {
                    field: string;
                    label?: components["schemas"]["Sentence"];
                    /** @enum {string} */
                    kind: "certificate" | "public_key" | "secret" | "token";
                    fingerprint: string;
                    serial?: string;
                    owner?: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-22T02:32:08.123Z
                     */
                    valid_from?: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-22T02:32:08.123Z
                     */
                    valid_to?: string;
                }[];
            }[];
            methods: {
                /** @example pm_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                name: string;
                channel: string;
                /** @enum {string} */
                mode: "provider" | "direct";
                sub_mchid: string;
                scenes: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
                apps: {
                    kind: string;
                    appid: string;
                }[];
                /** @enum {string} */
                state: "draft" | "active" | "disabled";
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                created_at: string;
                last_check?: {
                    /**
                     * Format: date-time
                     * @example 2026-11-22T02:32:08.123Z
                     */
                    ended_at?: string;
                    by: string;
                    results: {
                        title: components["schemas"]["Sentence"];
                        /** @enum {string} */
                        state: "pass" | "fail" | "warn" | "manual" | "unknown" | "skipped";
                    }[];
                };
            }[];
            /** @description 测试付款 / Payments made to try a method */
            trials: {
                /** @example pay_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                channel: string;
                out_trade_no: string;
                transaction_id?: string;
                /** @description 分 / fen */
                amount_fen: number;
                state: string;
                /** @description 分 / fen */
                refunded_fen: number;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                paid_at?: string;
            }[];
            /** @description 每个平台的清单；word 是人工确认 / The checklist of each platform; a word is a person’s */
            ways: {
                channel: string;
                label: components["schemas"]["Sentence"];
                next_step: components["schemas"]["Text"];
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                due_at?: string;
                tasks: components["schemas"]["Task"][];
            }[];
            /** @description 谁在什么时候做了什么 / Who did what when */
            doings: components["schemas"]["TimelineEntry"][];
            /** @description 你的角色看不到的部分 / Parts that the reader may not see */
            left_out: ("methods" | "keys")[];
        };
        Confirmation: {
            /** @example cf_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            channel: string;
            step: string;
            values: {
                [key: string]: string;
            };
            note?: string;
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            at: string;
            withdrawn_by?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            withdrawn_at?: string;
        };
        Snooze: {
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            until: string;
            reason: string;
            by: string;
        };
        ToDo: {
            client: {
                /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                name: string;
            };
            channel: string;
            next_step: components["schemas"]["NextStep"];
            owner_id?: string;
            snooze?: components["schemas"]["Snooze"];
        };
        Material: {
            /** @example mt_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            filename: string;
            /** @enum {string} */
            media_type: "image/jpeg" | "image/png" | "image/bmp";
            size: number;
            sha256: string;
            width: number;
            height: number;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
        };
        Objection: {
            field: string;
            field_name: string;
            reject_reason: string;
            path?: string;
            value_sent?: string | string[];
            value_now?: string | string[];
            changed: boolean;
            kept?: {
                note: string;
                by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                at: string;
            };
        };
        Applyment: {
            /** @example ap_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            provider_id: string;
            channel: string;
            subject_type: string;
            business_code: string;
            /** @enum {string} */
            state: "draft" | "submitting" | "editting" | "auditing" | "rejected" | "to_be_confirmed" | "to_be_signed" | "signing" | "finished" | "canceled" | "unknown";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            state_at: string;
            form: {
                [key: string]: string | string[];
            };
            version: number;
            submissions: number;
            objections: components["schemas"]["Objection"][];
            applyment_id?: string;
            gateway_state?: string;
            gateway_state_msg?: string;
            sign_url?: string;
            sub_mchid?: string;
            submit_problem?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            checked_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            next_check_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
            locked: boolean;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            deadline_at?: string;
            next_step: components["schemas"]["NextStep"];
        };
        Finding: {
            path?: string;
            rule: string;
            message: components["schemas"]["Text"];
        };
        ApplymentCheck: {
            must: components["schemas"]["Finding"][];
            should: components["schemas"]["Finding"][];
            passed: number;
        };
        Submission: {
            /** @example su_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            number: number;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            submitted_at: string;
            submitted_by: string;
            form: {
                [key: string]: string | string[];
            };
        };
        SimilarReasons: {
            /** @description 驳回意见的序号 / place of the objection */
            index: number;
            seen: number;
            passed: number;
        };
        ApplymentEditor: {
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            since: string;
        };
        Bank: {
            /** @description 银行名称 / what people call it */
            alias: string;
            alias_code: string;
            /** @description 表单里填的开户银行 / what a form says */
            account_bank: string;
            needs_branch: boolean;
        };
        Area: {
            name: string;
            code: string;
        };
        BankBranch: {
            name: string;
            id: string;
        };
        SettlementAccount: {
            account: {
                /** @enum {string} */
                kind: "corporate" | "personal" | "unknown";
                bank: string;
                branch?: string;
                branch_id?: string;
                masked_number: string;
            };
            /** @enum {string} */
            verification: "succeeded" | "failed" | "under_way" | "untold" | "unknown";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            verification_at: string;
            gateway_result?: string;
            fail_reason?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            checked_at: string;
        };
        MerchantPermission: {
            /**
             * @example native
             * @example refund
             * @example appid/wx0123456789abcdef
             * @example directory/https://shop.example.com/pay/
             */
            what: string;
            /** @enum {string} */
            state: "granted" | "missing" | "untold";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            state_at: string;
            code?: string;
            message?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            checked_at: string;
        };
        SettlementChange: {
            /** @example sc_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example ap_01hv6ys8q3kd5w0c9jzr7mbt */
            applyment_id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            sub_mchid: string;
            /** @enum {string} */
            state: "asking" | "auditing" | "succeeded" | "failed" | "refused" | "lapsed" | "unknown";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            state_at: string;
            account: {
                /** @enum {string} */
                kind: "corporate" | "personal" | "unknown";
                bank: string;
                branch?: string;
                branch_id?: string;
                masked_number: string;
            };
            application_no?: string;
            gateway_result?: string;
            reason?: string;
            by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
        };
        MerchantStanding: {
            sub_mchid: string;
            /** @description 能换成哪类账户；空表示不能由我们修改 / kinds of accounts it may be changed to; none where it cannot be */
            kinds: ("corporate" | "personal")[];
            /** @description 能否由我们绑定 AppID / whether AppIDs can be linked through us */
            links_appids: boolean;
            /** @description 能否由我们登记支付授权目录 / whether pay directories can be added through us */
            adds_directories: boolean;
            settlement?: components["schemas"]["SettlementAccount"];
            permissions: components["schemas"]["MerchantPermission"][];
            change?: components["schemas"]["SettlementChange"];
        };
        ClientLink: {
            /** @example ln_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            /** @example ap_01hv6ys8q3kd5w0c9jzr7mbt */
            applyment_id: string;
            /** @enum {string} */
            state: "open" | "sent" | "expired" | "revoked";
            /** @description 只问这些；没有则是整份资料 / only these; the whole form where absent */
            fields?: {
                path: string;
                reason?: components["schemas"]["Sentence"];
                said?: string;
            }[];
            ask: {
                name: string;
                phone?: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            expires_at: string;
            created_by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            opened_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            last_seen_at?: string;
            /** @description 验证错得太多，等人放行 / too many wrong answers; somebody has to release it */
            locked: boolean;
            /** @description 通过它填了几处 / places filled in by it */
            filled: number;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            sent_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            revoked_at?: string;
            revoked_by?: string;
        };
        OpenedLink: {
            link: components["schemas"]["ClientLink"];
            /** @description 列表里没有它 / no list tells it */
            address: string;
            who: string;
            message: components["schemas"]["Text"];
        };
        Authorization: {
            /** @example az_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            provider_id: string;
            channel: string;
            /** @enum {string} */
            state: "open" | "returned" | "granted" | "failed" | "cancelled" | "expired";
            /** @description 只给能办理授权的人 / only for those who may authorise clients */
            links?: {
                pc: string;
                phone: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            declined_at?: string;
            problem?: string;
            /** @example gr_01hv6ys8q3kd5w0c9jzr7mbt */
            grant_id?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            expires_at: string;
            created_by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
        };
        Grant: {
            /** @example gr_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            provider_id: string;
            channel: string;
            sub_mchid: string;
            auth_app_id: string;
            /** @enum {string} */
            state: "active" | "withdrawn";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            granted_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            refresh_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            checked_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            withdrawn_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
        };
        GrantRefreshTrial: {
            /**
             * @description ended：授权已失效，更新不了 / the grant is over, nothing to refresh
             * @enum {string}
             */
            state: "ready" | "ended" | "unheard";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            valid_to?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            refresh_at: string;
            said: components["schemas"]["Text"];
            plan: components["schemas"]["Text"][];
        };
        ClientAccount: {
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            channel: string;
            name: string;
            settings: {
                [key: string]: string;
            };
            secrets: {
                field: string;
                length: number;
                fingerprint: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                set_at: string;
                set_by: string;
            }[];
            notify_url?: string;
            redirect_uri?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
        };
        SavedClientAccount: {
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            channel: string;
            name: string;
            settings: {
                [key: string]: string;
            };
            secrets: {
                field: string;
                length: number;
                fingerprint: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                set_at: string;
                set_by: string;
            }[];
            notify_url?: string;
            redirect_uri?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            remarks: {
                field: string;
                said: components["schemas"]["Sentence"];
            }[];
            checks: components["schemas"]["CheckResult"][];
        };
        CalendarKey: {
            /** @example kl_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            holder: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id?: string;
            part: string;
            /** @enum {string} */
            state: "next" | "active" | "retiring" | "gone";
            pieces: {
                field: string;
                /** @enum {string} */
                kind: "certificate" | "public_key" | "secret" | "token";
                fingerprint: string;
                length?: number;
                serial?: string;
                owner?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                valid_from?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                valid_to?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            valid_to?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            made_at: string;
            made_by: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            active_since?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            ends_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            gone_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            heard_at?: string;
            label?: components["schemas"]["Sentence"];
            holder_name?: string;
            client_name?: string;
            /** @description 用到它的支付方式数 / payment methods that use it */
            methods: number;
        };
        MethodApp: {
            /** @enum {string} */
            kind: "mini_program" | "official_account" | "mobile_app";
            appid: string;
            app_secret?: {
                length: number;
                fingerprint: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                set_at: string;
                set_by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                former_until?: string;
            };
        };
        CheckCounts: {
            pass: number;
            fail: number;
            warn: number;
            manual: number;
            unknown: number;
            skipped: number;
        };
        LastCheck: {
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            ended_at: string;
            counts: components["schemas"]["CheckCounts"];
        };
        PaymentMethod: {
            /** @example pm_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            provider_id: string;
            channel: string;
            /**
             * @description provider：用服务商的密钥 / with our keys；direct：用客户自己的 / with the client’s own
             * @enum {string}
             */
            mode: "provider" | "direct";
            api_version?: string;
            name: string;
            sub_mchid: string;
            apps: components["schemas"]["MethodApp"][];
            scenes: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
            /** @description 客户的支付方式之间的次序 / order among the methods of its client */
            place: number;
            /** @enum {string} */
            state: "draft" | "active" | "disabled";
            /**
             * @description active 和 check_failed（启用着，最近一次检测没通过）能收款；授权被取消时是 grant_withdrawn / payments are taken while active or check_failed: switched on, and the last check failed
             * @enum {string}
             */
            standing: "draft" | "active" | "check_failed" | "disabled" | "grant_withdrawn";
            last_check?: components["schemas"]["LastCheck"];
            /** @description 近 7 天付款成功的笔数，最多数到 1000 / paid in the last 7 days, counted up to 1000 */
            paid_7d: number;
            /** @description 平台的通知发到这里 / where the platform notifies us */
            notify_url: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
        };
        CheckRun: {
            /** @example ck_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example pm_01hv6ys8q3kd5w0c9jzr7mbt */
            method_id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            /** @description nightly：每晚自动 / every night */
            by: string;
            only?: string[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            ended_at?: string;
            counts: components["schemas"]["CheckCounts"];
            results: components["schemas"]["CheckResult"][];
        };
        Pay: {
            /** @constant */
            kind: "qr";
            code_url: string;
        } | {
            /** @constant */
            kind: "trade_no";
            trade_no: string;
        } | {
            /** @constant */
            kind: "redirect";
            url: string;
        } | {
            /** @constant */
            kind: "order_string";
            order_string: string;
        } | {
            /** @constant */
            kind: "app";
            appId: string;
            partnerId: string;
            prepayId: string;
            packageValue: string;
            nonceStr: string;
            timeStamp: string;
            sign: string;
        } | {
            /** @constant */
            kind: "bar_code";
        } | {
            /** @constant */
            kind: "jsapi";
            appId: string;
            timeStamp: string;
            nonceStr: string;
            package: string;
            signType: string;
            paySign: string;
            prepay_id: string;
        };
        Payment: {
            /** @example pay_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            /** @example pm_01hv6ys8q3kd5w0c9jzr7mbt */
            method_id: string;
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            provider_id: string;
            channel: string;
            /** @enum {string} */
            scene: "native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code";
            sub_mchid: string;
            sub_appid?: string;
            out_trade_no: string;
            gateway_trade_no: string;
            description: string;
            /** @description 分 / fen */
            amount_fen: number;
            attach?: string;
            payer_openid?: string;
            /** @enum {string} */
            state: "pending" | "paid" | "partially_refunded" | "refunded" | "closed";
            /** @enum {string} */
            attention?: "paid_after_closed" | "amount_differs" | "paid_twice";
            pay?: components["schemas"]["Pay"];
            transaction_id?: string;
            /** @description 分 / fen */
            paid_fen?: number;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            paid_at?: string;
            /** @description 分 / fen */
            refunded_fen: number;
            /** @description 分 / fen */
            refund_reserved_fen: number;
            /** @description 分 / fen */
            left_fen: number;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            expires_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            closed_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
            client: {
                /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                name: string;
            };
            method: {
                /** @example pm_01hv6ys8q3kd5w0c9jzr7mbt */
                id: string;
                name: string;
            };
        };
        Refund: {
            /** @example rf_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            /** @example pay_01hv6ys8q3kd5w0c9jzr7mbt */
            payment_id: string;
            /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
            provider_id: string;
            channel: string;
            out_refund_no: string;
            gateway_refund_no: string;
            /** @description 分 / fen */
            amount_fen: number;
            reason?: string;
            /** @enum {string} */
            state: "pending" | "refunded" | "closed" | "needs_attention";
            why?: string;
            refund_id?: string;
            received_by?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            ended_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at: string;
        };
        Event: {
            /** @example ev_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            type: string;
            order_key: string;
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
        };
        Delivery: {
            /** @example dl_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example ev_01hv6ys8q3kd5w0c9jzr7mbt */
            event_id: string;
            /** @example we_01hv6ys8q3kd5w0c9jzr7mbt */
            endpoint_id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            order_key: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            attempts: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                at: string;
                status?: number;
                error?: string;
                duration_ms: number;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            next_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
        };
        EventDetail: {
            /** @example ev_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            type: string;
            order_key: string;
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            deliveries: components["schemas"]["Delivery"][];
        };
        NewWebhookEndpoint: {
            /** @example we_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            url: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            paused_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            secret: string;
        };
        WebhookEndpoint: {
            /** @example we_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id: string;
            url: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            paused_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
        };
        DiagnosisRecord: {
            /**
             * @description 支持、排除、供参考 / speaks for the cause, against it, or is told besides
             * @enum {string}
             */
            verdict: "supports" | "rules_out" | "notes";
            text: components["schemas"]["Text"];
            /** @description 控制台里的地址 / Address in the console */
            href?: string;
        };
        Fix: {
            /** @enum {string} */
            owner: "operator" | "client" | "superAdmin" | "legalPerson" | "platform" | "developer" | "finance" | "system" | "none";
            do: string;
            place?: string;
            link?: string;
        };
        DiagnosisCause: {
            channel: string;
            channel_name: string;
            key: string;
            title: string;
            evidence: {
                /** @enum {string} */
                by: "words" | "code" | "mention" | "record" | "status";
                found: string;
                reason: string;
            };
            records: components["schemas"]["DiagnosisRecord"][];
            fix: components["schemas"]["Fix"][];
            /** @description 能证明是不是这个原因的那一项检测，可单独重做 / The check that shows whether it is this; it can be done again by itself */
            check?: {
                /** @example pm_01hv6ys8q3kd5w0c9jzr7mbt */
                method_id: string;
                name: string;
                title: components["schemas"]["Sentence"];
            };
            source: {
                name: string;
                link?: string;
            };
            /**
             * Format: date
             * @description 菜单路径最后核对的日期 / When its menu paths were last checked
             */
            checked_on?: string;
        };
        Diagnosis: {
            codes: string[];
            status?: number;
            request_id?: string;
            out_trade_no?: string;
            about: {
                /** @enum {string} */
                kind: "client" | "payment" | "refund" | "applyment" | "method" | "account";
                id: string;
                name: string;
                href?: string;
            }[];
            causes: components["schemas"]["DiagnosisCause"][];
            notes: {
                text: components["schemas"]["Text"];
                href?: string;
            }[];
            retests: {
                /** @enum {string} */
                test: "ask_payment" | "ask_refund" | "ask_applyment" | "probe_account" | "probe_client_account";
                id: string;
            }[];
        };
        NextWebhookSecret: {
            secret: string;
            life: components["schemas"]["KeyLife"];
        };
        Message: {
            /** @example ms_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @enum {string} */
            kind: "handover" | "reminder" | "escalation" | "materials_link" | "link_code" | "check_failed" | "key_expiry" | "morning_summary";
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id?: string;
            subject: string;
            title: components["schemas"]["Text"];
            body: components["schemas"]["Text"];
            href?: string;
            /**
             * @description to_copy：没有通道，等人复制；unknown：可能已送到 / to_copy: no route sends it; unknown: it may have arrived
             * @enum {string}
             */
            state: "to_copy" | "queued" | "sent" | "unknown" | "failed" | "cancelled";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
        };
        MessageSend: {
            /** @example rt_01hv6ys8q3kd5w0c9jzr7mbt */
            route_id: string;
            /** @enum {string} */
            state: "pending" | "sending" | "sent" | "unknown" | "failed" | "cancelled";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            next_at?: string;
            attempts: {
                /**
                 * Format: date-time
                 * @example 2026-11-22T02:32:08.123Z
                 */
                at: string;
                /** @enum {string} */
                outcome: "sent" | "refused" | "unknown";
                reason?: string;
                duration_ms: number;
            }[];
        };
        MessageDetail: {
            /** @example ms_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @enum {string} */
            kind: "handover" | "reminder" | "escalation" | "materials_link" | "link_code" | "check_failed" | "key_expiry" | "morning_summary";
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id?: string;
            subject: string;
            title: components["schemas"]["Text"];
            body: components["schemas"]["Text"];
            href?: string;
            /**
             * @description to_copy：没有通道，等人复制；unknown：可能已送到 / to_copy: no route sends it; unknown: it may have arrived
             * @enum {string}
             */
            state: "to_copy" | "queued" | "sent" | "unknown" | "failed" | "cancelled";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            sends: components["schemas"]["MessageSend"][];
        };
        InboxMessage: {
            /** @example ms_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @enum {string} */
            kind: "handover" | "reminder" | "escalation" | "materials_link" | "link_code" | "check_failed" | "key_expiry" | "morning_summary";
            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
            client_id?: string;
            subject: string;
            title: components["schemas"]["Text"];
            body: components["schemas"]["Text"];
            href?: string;
            /**
             * @description to_copy：没有通道，等人复制；unknown：可能已送到 / to_copy: no route sends it; unknown: it may have arrived
             * @enum {string}
             */
            state: "to_copy" | "queued" | "sent" | "unknown" | "failed" | "cancelled";
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            read_at?: string;
        };
        MessageRoute: {
            /** @example rt_01hv6ys8q3kd5w0c9jzr7mbt */
            id: string;
            /** @enum {string} */
            kind: "smtp" | "sms" | "wecom" | "dingtalk" | "feishu";
            name: string;
            /** @enum {string} */
            language: "zh-CN" | "en";
            host?: string;
            port?: number;
            /** @enum {string} */
            tls?: "implicit" | "starttls" | "none";
            user?: string;
            from?: string;
            /** @description 短信网关地址 / Address of the gateway for text messages */
            address?: string;
            /** @description 也写给客户 / Clients are written to as well */
            clients?: boolean;
            keyword?: string;
            secrets: {
                /** @enum {string} */
                field: "password" | "url" | "signing" | "secret";
                fingerprint: string;
                length: number;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            paused_at?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            created_at: string;
        };
        MessageTemplate: {
            /** @enum {string} */
            kind: "handover" | "reminder" | "escalation" | "materials_link" | "link_code" | "check_failed" | "key_expiry" | "morning_summary";
            subject: components["schemas"]["Sentence"];
            text: components["schemas"]["Sentence"];
            holes: string[];
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            approved_at?: string;
            approved_by?: string;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at?: string;
        };
        MessageSettings: {
            time_zone: string;
            from_hour: number;
            to_hour: number;
            /** @description 资料链接默认几天有效 / Days that a link for materials is good for */
            link_days: number;
            /** @description 节假日已知到哪一年 / The last year whose holidays are known */
            holidays_known_to?: number;
            /**
             * Format: date-time
             * @example 2026-11-22T02:32:08.123Z
             */
            updated_at?: string;
            updated_by?: string;
        };
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            facts: {
                [key: string]: string | number | boolean | string[];
            };
            fields?: {
                path: string;
                message: string;
            }[];
            fix: components["schemas"]["Fix"][];
            gateway?: {
                code: string;
                message: string;
                request_id?: string;
            };
            request_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @example linxiao@example.com
                     */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claimSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    /**
                     * Format: email
                     * @example linxiao@example.com
                     */
                    email: string;
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Channel"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviderAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProviderAccount"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProviderAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example wechatpay */
                    channel: string;
                    name: string;
                    settings: {
                        [key: string]: string;
                    };
                    secrets: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedProviderAccount"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderAccount"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceProviderAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    settings: {
                        [key: string]: string;
                    };
                    secrets: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedProviderAccount"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    probeProviderAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Probe"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviderAccountKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["KeyPart"][];
                        platform_keys: components["schemas"]["PlatformKey"][];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkProviderAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    part?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CheckResult"][];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepNextProviderAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StagedKey"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardNextProviderAccountKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryProviderAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyTrial"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchProviderAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overlap_hours?: number;
                    /** @description 我已在平台改好 / the platform has it */
                    confirmed?: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyLife"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoProviderAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 我已在平台改好 / the platform has it */
                    confirmed?: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyLife"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientAccountKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["KeyPart"][];
                        platform_keys: components["schemas"]["PlatformKey"][];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkClientAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    part?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CheckResult"][];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepNextClientAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StagedKey"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardNextClientAccountKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryClientAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyTrial"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchClientAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overlap_hours?: number;
                    /** @description 我已在平台改好 / the platform has it */
                    confirmed?: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyLife"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoClientAccountKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                part: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 我已在平台改好 / the platform has it */
                    confirmed?: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyLife"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClients: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                text?: string;
                channel?: string;
                state?: "draft" | "submitting" | "editting" | "auditing" | "rejected" | "to_be_confirmed" | "to_be_signed" | "signing" | "finished" | "canceled" | "unknown" | "none";
                waiting_for?: string;
                blocked?: "true";
                late?: "true";
                due_before?: string;
                owner?: string;
                snoozed?: "true" | "false";
                overdue?: "true";
                sort?: "newest" | "urgency";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ClientRow"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    contact_name: string;
                    contact_phone: string;
                    contact_email?: string;
                    short_name?: string;
                    /**
                     * @description 统一社会信用代码
                     * @example 91440101MA5TEST00X
                     */
                    credit_code?: string;
                    wants?: {
                        /** @example wechatpay */
                        channel: string;
                        scenes: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
                        /** @description 接入方式 / Way, of GET /v1/channels */
                        path?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportClients: {
        parameters: {
            query?: {
                text?: string;
                channel?: string;
                state?: "draft" | "submitting" | "editting" | "auditing" | "rejected" | "to_be_confirmed" | "to_be_signed" | "signing" | "finished" | "canceled" | "unknown" | "none";
                waiting_for?: string;
                blocked?: "true";
                late?: "true";
                due_before?: string;
                owner?: string;
                snoozed?: "true" | "false";
                overdue?: "true";
                sort?: "newest" | "urgency";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 内容 / The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    contact_name?: string;
                    contact_phone?: string;
                    contact_email?: string | null;
                    short_name?: string | null;
                    credit_code?: string | null;
                    wants?: {
                        /** @example wechatpay */
                        channel: string;
                        scenes: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
                        /** @description 接入方式 / Way, of GET /v1/channels */
                        path?: string;
                    }[];
                    archived?: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNextStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextStep"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChecklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklist"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientTimeline: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimelineEntry"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addClientNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEntry"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countClients: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientCounts"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientImports: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ClientImport"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    planClientImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientImport"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientImport"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientImportRows: {
        parameters: {
            query?: {
                limit?: number;
                after?: number;
                state?: "new" | "same_client" | "same_row" | "problem" | "created";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ClientImportRow"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientImportReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 内容 / The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startClientImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientImport"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardClientImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientImport"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientImportTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 内容 / The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientImportCsvTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 内容 / The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SearchHit"][];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revealEvidence: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example wechatpay */
                    channel?: string;
                    values?: {
                        [key: string]: string;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmation"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example wechatpay */
                    channel?: string;
                };
            };
        };
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConfirmations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Confirmation"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviderJourneys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Journey"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmProviderStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                channel: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values?: {
                        [key: string]: string;
                    };
                    note?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmation"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawProviderStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                channel: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNextSteps: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                text?: string;
                channel?: string;
                state?: "draft" | "submitting" | "editting" | "auditing" | "rejected" | "to_be_confirmed" | "to_be_signed" | "signing" | "finished" | "canceled" | "unknown" | "none";
                waiting_for?: string;
                blocked?: "true";
                late?: "true";
                due_before?: string;
                owner?: string;
                snoozed?: "true" | "false";
                overdue?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ToDo"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendReminders: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    client_ids: string[];
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                            client_id: string;
                            /** @enum {string} */
                            outcome: "queued" | "to_copy" | "already" | "not_waiting" | "unknown_client";
                        }[];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignClients: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    client_ids: string[];
                    owner_id?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changed: number;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    snoozeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @example 2026-11-22T02:32:08.123Z
                     */
                    until: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @example 2026-11-22T02:32:08.123Z
                         */
                        until: string;
                        reason: string;
                        by: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    wakeClient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMaterials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Material"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPicture: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    file: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Material"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 内容 / The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/bmp": string;
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApplyments: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                client_id?: string;
                state?: "draft" | "submitting" | "editting" | "auditing" | "rejected" | "to_be_confirmed" | "to_be_signed" | "signing" | "finished" | "canceled" | "unknown";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Applyment"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApplyment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id: string;
                    /** @example wechatpay */
                    channel: string;
                    subject_type: string;
                    /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
                    provider_account_id?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applyment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApplyment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applyment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveApplyment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    form: {
                        [key: string]: string | string[] | null;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applyment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkApplyment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplymentCheck"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitApplyment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applyment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askApplyment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applyment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepObjection: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                index: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applyment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubmissions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Submission"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSimilarReasons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SimilarReasons"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noteApplymentEditor: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApplymentEditor"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    copyApplyment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applyment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApplymentTimeline: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimelineEntry"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBanks: {
        parameters: {
            query: {
                kind: "corporate" | "personal";
                text?: string;
            };
            header?: never;
            path: {
                channel: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Bank"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findBankOfCard: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                channel: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    account_number: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Bank"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAreas: {
        parameters: {
            query?: {
                province?: string;
            };
            header?: never;
            path: {
                channel: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Area"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBankBranches: {
        parameters: {
            query: {
                city: string;
                text?: string;
            };
            header?: never;
            path: {
                channel: string;
                alias_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BankBranch"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMerchantStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantStanding"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askMerchantStanding: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantStanding"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSettlementChanges: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SettlementChange"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSettlementAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "corporate" | "personal";
                    bank: string;
                    branch?: string;
                    branch_id?: string;
                    account_number: string;
                    account_name?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementChange"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linkMerchantAppid: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appid: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantStanding"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMerchantPayDirectory: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    directory: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MerchantStanding"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ClientLink"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createClientLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example ap_01hv6ys8q3kd5w0c9jzr7mbt */
                    applyment_id?: string;
                    fields?: {
                        path: string;
                        reason?: string;
                    }[];
                    /** @description 只问这些屏，见 GET /v1/channels 的 client_parts / only these screens, see client_parts of GET /v1/channels */
                    parts?: string[];
                    /** @description 只问被驳回、还没处理的字段 / only what was rejected and is not settled */
                    rejected?: boolean;
                    ask_name?: string;
                    /** @example 13800138000 */
                    ask_phone?: string;
                    /** @description 默认见消息设置 / as the settings say unless told */
                    days?: number;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedLink"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeClientLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientLink"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseClientLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientLink"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientLinkAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedLink"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuthorizations: {
        parameters: {
            query: {
                client_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Authorization"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id: string;
                    /** @example wechatpay */
                    channel: string;
                    /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
                    provider_account_id?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuthorization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGrants: {
        parameters: {
            query: {
                client_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Grant"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryGrantRefresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantRefreshTrial"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refreshGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClientAccounts: {
        parameters: {
            query: {
                client_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ClientAccount"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createClientAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id: string;
                    /** @example wechatpay */
                    channel: string;
                    name: string;
                    settings: {
                        [key: string]: string;
                    };
                    secrets: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedClientAccount"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClientAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAccount"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceClientAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    settings: {
                        [key: string]: string;
                    };
                    secrets: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedClientAccount"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    probeClientAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Probe"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                client_id?: string;
                state?: "next" | "active" | "retiring";
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarKey"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMethods: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                client_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentMethod"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id: string;
                    /** @example ap_01hv6ys8q3kd5w0c9jzr7mbt */
                    applyment_id?: string;
                    /** @example gr_01hv6ys8q3kd5w0c9jzr7mbt */
                    grant_id?: string;
                    /** @example sp_01hv6ys8q3kd5w0c9jzr7mbt */
                    account_id?: string;
                    name: string;
                    scenes: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
                    apps?: {
                        /** @enum {string} */
                        kind: "mini_program" | "official_account" | "mobile_app";
                        /** @example wxd678efh567hg6787 */
                        appid: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    scenes?: ("native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code")[];
                    apps?: {
                        /** @enum {string} */
                        kind: "mini_program" | "official_account" | "mobile_app";
                        /** @example wxd678efh567hg6787 */
                        appid: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enableMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disableMethod: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepAppSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: "mini_program" | "official_account" | "mobile_app";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    app_secret: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropAppSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: "mini_program" | "official_account" | "mobile_app";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoAppSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                kind: "mini_program" | "official_account" | "mobile_app";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderMethods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    method_ids: string[];
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PaymentMethod"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMethodChecks: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CheckRun"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startMethodChecks: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    only?: string[];
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRun"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCheckRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckRun"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLatestChecks: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                client_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CheckRun"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startChecks: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id?: string;
                    after?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CheckRun"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkInstallation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: components["schemas"]["CheckCounts"];
                        results: components["schemas"]["CheckResult"][];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                client_id?: string;
                state?: "pending" | "paid" | "partially_refunded" | "refunded" | "closed";
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Payment"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example pm_01hv6ys8q3kd5w0c9jzr7mbt */
                    method_id?: string;
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id?: string;
                    /** @enum {string} */
                    scene: "native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code";
                    /** @description 6–32 位，字母、数字和 _-|*，每个客户内唯一 */
                    out_trade_no: string;
                    description: string;
                    /** @description 分 / fen */
                    amount_fen: number;
                    attach?: string;
                    payer_openid?: string;
                    /**
                     * Format: date-time
                     * @example 2026-11-22T02:32:08.123Z
                     */
                    expires_at?: string;
                    /** @description 付款码，只用于 bar_code；每次请求重新扫 / what the till scanned, for bar_code */
                    auth_code?: string;
                    /** @description 付款后浏览器回到的地址，只用于 h5、page / where the browser goes afterwards */
                    return_url?: string;
                    /** @description 付款人的公网 IP / the payer’s public address */
                    payer_client_ip?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startTrial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    scene: "native" | "jsapi" | "mini_program" | "h5" | "page" | "app" | "bar_code";
                    /** @description 重试时用同一个编号 / the same where it is repeated */
                    out_trade_no?: string;
                    payer_openid?: string;
                    payer_client_ip?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closePayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPaymentTimeline: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimelineEntry"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                payment_id?: string;
                client_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Refund"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example pay_01hv6ys8q3kd5w0c9jzr7mbt */
                    payment_id?: string;
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id?: string;
                    out_trade_no?: string;
                    /** @description 1–64 位，字母、数字和 _-|*@，每个客户内唯一 */
                    out_refund_no: string;
                    /** @description 分 / fen */
                    amount_fen: number;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                client_id?: string;
                order_key?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Event"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                client_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookEndpoint"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id: string;
                    /** @example https://shop.example.com/hooks/ruzhu */
                    url: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookEndpoint"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example https://shop.example.com/hooks/ruzhu */
                    url?: string;
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runDiagnosis: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 报错、日志、请求编号或我们的编号 / An error, a line of a log, a request id, or an id of ours */
                    text: string;
                    /** @example cl_01hv6ys8q3kd5w0c9jzr7mbt */
                    client_id?: string;
                    /** @example pm_01hv6ys8q3kd5w0c9jzr7mbt */
                    method_id?: string;
                    /** @example pay_01hv6ys8q3kd5w0c9jzr7mbt */
                    payment_id?: string;
                    /** @example rf_01hv6ys8q3kd5w0c9jzr7mbt */
                    refund_id?: string;
                    /** @example ap_01hv6ys8q3kd5w0c9jzr7mbt */
                    applyment_id?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["KeyLife"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keepNextWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextWebhookSecret"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discardNextWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switchWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    overlap_hours?: number;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyLife"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyLife"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
                client_id?: string;
                kind?: "handover" | "reminder" | "escalation" | "materials_link" | "link_code" | "check_failed" | "key_expiry" | "morning_summary";
                state?: "to_copy" | "queued" | "sent" | "unknown" | "failed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"][];
                        next?: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageDetail"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInbox: {
        parameters: {
            query?: {
                limit?: number;
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["InboxMessage"][];
                        next?: string;
                        /** @description 最多数到 100 / Counted up to 100 */
                        unread: number;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readInbox: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessageRoutes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MessageRoute"][];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addMessageRoute: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "smtp" | "sms" | "wecom" | "dingtalk" | "feishu";
                    name: string;
                    /** @enum {string} */
                    language: "zh-CN" | "en";
                    /** @example smtp.example.com */
                    host?: string;
                    port?: number;
                    /** @enum {string} */
                    tls?: "implicit" | "starttls" | "none";
                    user?: string;
                    password?: string;
                    /** @example 入驻 <ruzhu@example.com> */
                    from?: string;
                    clients?: boolean;
                    /** @example https://sms.example.com/send */
                    address?: string;
                    /** @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw */
                    secret?: string;
                    url?: string;
                    signing_key?: string;
                    keyword?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRoute"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMessageRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMessageRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    language?: "zh-CN" | "en";
                    /** @example smtp.example.com */
                    host?: string;
                    port?: number;
                    /** @enum {string} */
                    tls?: "implicit" | "starttls" | "none";
                    user?: string;
                    password?: string;
                    /** @example 入驻 <ruzhu@example.com> */
                    from?: string;
                    clients?: boolean;
                    /** @example https://sms.example.com/send */
                    address?: string;
                    /** @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw */
                    secret?: string;
                    url?: string;
                    signing_key?: string;
                    keyword?: string;
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRoute"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryMessageRoute: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 13800138000 */
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @example ms_01hv6ys8q3kd5w0c9jzr7mbt */
                        message_id: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMessageTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MessageTemplate"][];
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveMessageTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "handover" | "reminder" | "escalation" | "materials_link" | "link_code" | "check_failed" | "key_expiry" | "morning_summary";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subject: {
                        "zh-CN": string;
                        en: string;
                    };
                    text: {
                        "zh-CN": string;
                        en: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplate"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveMessageTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: "handover" | "reminder" | "escalation" | "materials_link" | "link_code" | "check_failed" | "key_expiry" | "morning_summary";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplate"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawMessageTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 同一个键和同样的内容得到同样的应答。 / The same key and body get the same answer, byte for byte. */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: "handover" | "reminder" | "escalation" | "materials_link" | "link_code" | "check_failed" | "key_expiry" | "morning_summary";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplate"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMessageSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettings"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveMessageSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    time_zone: string;
                    from_hour: number;
                    to_hour: number;
                    link_days?: number;
                };
            };
        };
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettings"];
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnFromAuthorization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 内容 / The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                methodId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 / Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string | {
                        /** @constant */
                        ruzhu_letter: 1;
                        headers: string[][];
                        body_base64: string;
                    };
                };
            };
            /** @description 完成 / Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description 成功 / Success */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        code: "FAIL";
                        message: string;
                    };
                };
            };
            /** @description 出错 / A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
