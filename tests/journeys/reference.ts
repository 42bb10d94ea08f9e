/**
 * What the two platforms' own guides ask people to do, item by item, and the step of ours that leads through it. `value`
 * is what that step notes.
 */
export type Asked = { what: string; journey: string; step: string; value?: string }

// https://pay.weixin.qq.com/doc/v3/merchant/4015459512, …/partner/4013080340, …/merchant/4013053053
export const WECHATPAY: readonly Asked[] = [
  // what has to exist before the first call, direct
  { what: 'AppID of the mini program', journey: 'new_merchant', step: 'register_mini_program', value: 'appid' },
  { what: 'AppSecret', journey: 'new_merchant', step: 'app_secret' },
  { what: 'mchid', journey: 'new_merchant', step: 'receive_mchid', value: 'mchid' },
  { what: 'mchid that exists', journey: 'existing_merchant', step: 'receive_mchid', value: 'mchid' },
  { what: 'certificate and private key', journey: 'new_merchant', step: 'api_certificate' },
  { what: 'certificate serial', journey: 'new_merchant', step: 'api_certificate', value: 'serial_no' },
  { what: 'APIv3 key', journey: 'new_merchant', step: 'api_v3_key' },
  { what: 'WeChat Pay public key and id', journey: 'new_merchant', step: 'public_key', value: 'public_key_id' },
  { what: 'APIv2 key, only where needed', journey: 'new_merchant', step: 'api_v2_key' },
  { what: 'AppID of a service account', journey: 'existing_merchant', step: 'service_account', value: 'service_appid' },
  { what: 'AppID of a mobile app', journey: 'existing_merchant', step: 'mobile_app', value: 'mobile_appid' },
  // a service provider has the same of its own
  { what: 'sp_appid', journey: 'service_provider', step: 'register_service_account', value: 'sp_appid' },
  { what: 'AppSecret of the service account', journey: 'service_provider', step: 'app_secret' },
  { what: 'sp_mchid', journey: 'service_provider', step: 'receive_sp_mchid', value: 'sp_mchid' },
  { what: 'the provider’s certificate', journey: 'service_provider', step: 'api_certificate', value: 'serial_no' },
  { what: 'the provider’s APIv3 key', journey: 'service_provider', step: 'api_v3_key' },
  { what: 'the provider’s public key', journey: 'service_provider', step: 'public_key', value: 'public_key_id' },
  { what: 'the provider’s APIv2 key', journey: 'service_provider', step: 'api_v2_key' },
  // getting a merchant number
  {
    what: 'certified; a personal subject is stopped',
    journey: 'new_merchant',
    step: 'register_mini_program',
    value: 'subject',
  },
  { what: 'certification', journey: 'new_merchant', step: 'certify_mini_program' },
  { what: 'fill in', journey: 'new_merchant', step: 'fill_application' },
  { what: 'review, 1 to 5 working days', journey: 'new_merchant', step: 'merchant_review', value: 'outcome' },
  { what: 'account validation, 10 days', journey: 'new_merchant', step: 'verify_account' },
  { what: 'e-mail with number and login', journey: 'new_merchant', step: 'receive_mchid' },
  { what: 'sign online', journey: 'new_merchant', step: 'sign_agreement' },
  { what: 'confirm the binding', journey: 'new_merchant', step: 'bind_confirm' },
  { what: 'new product of an existing number: JSAPI', journey: 'existing_merchant', step: 'product_jsapi' },
  { what: 'Native', journey: 'existing_merchant', step: 'product_native' },
  { what: 'H5', journey: 'existing_merchant', step: 'product_h5' },
  { what: 'APP', journey: 'existing_merchant', step: 'product_app' },
  { what: 'shipping management', journey: 'new_merchant', step: 'shipping_management' },
  { what: 'published', journey: 'new_merchant', step: 'publish_mini_program' },
  { what: 'limit for testing lifted', journey: 'new_merchant', step: 'lift_test_limit' },
  // becoming a service provider
  { what: 'certified service account', journey: 'service_provider', step: 'certify_service_account' },
  { what: 'apply, of which kind', journey: 'service_provider', step: 'apply_service_provider', value: 'kind' },
  { what: 'filing of an outsourcer', journey: 'service_provider', step: 'association_filing' },
  { what: 'scan or remittance', journey: 'service_provider', step: 'verify_company' },
  { what: 'review of the provider', journey: 'service_provider', step: 'provider_review', value: 'outcome' },
  { what: 'products for sub-merchants', journey: 'service_provider', step: 'provider_products', value: 'products' },
  { what: 'their review, up to 7 working days', journey: 'service_provider', step: 'provider_products_open' },
  { what: '点金计划', journey: 'service_provider', step: 'gold_plan' },
  // roles, keys
  { what: 'security contact', journey: 'new_merchant', step: 'security_contact' },
  // binding
  { what: 'request by the merchant number', journey: 'service_provider', step: 'bind_request', value: 'entity' },
  {
    what: 'another entity: name and letter',
    journey: 'service_provider',
    step: 'bind_letters',
    value: 'certified_name',
  },
  { what: 'another entity: review', journey: 'service_provider', step: 'bind_review', value: 'outcome' },
  { what: 'confirmation by the AppID, 7 days', journey: 'service_provider', step: 'bind_confirm' },
  {
    what: 'the same for an existing number',
    journey: 'existing_merchant',
    step: 'bind_letters',
    value: 'certified_name',
  },
  { what: 'sub_appid is added', journey: 'sub_merchant', step: 'bind_appid' },
  { what: 'sub_appid is confirmed', journey: 'sub_merchant', step: 'bind_appid_confirm' },
  // products, directories, domains
  { what: 'pay directory of the provider', journey: 'service_provider', step: 'pay_directory', value: 'pay_directory' },
  { what: 'pay directory of a merchant', journey: 'existing_merchant', step: 'pay_directory', value: 'pay_directory' },
  { what: 'OAuth domain', journey: 'existing_merchant', step: 'oauth_domain' },
  { what: 'request domain of a mini program', journey: 'new_merchant', step: 'request_domain' },
  { what: 'H5 domain', journey: 'existing_merchant', step: 'h5_domain', value: 'h5_domain' },
  { what: 'grant: the provider invites', journey: 'sub_merchant', step: 'grant_invite' },
  { what: 'grant: the sub-merchant agrees', journey: 'sub_merchant', step: 'grant_approve' },
  { what: 'basic products and API refund by the application', journey: 'sub_merchant', step: 'product_authorisation' },
  // sub-merchant by applyment
  { what: 'materials', journey: 'sub_merchant', step: 'collect_materials' },
  { what: 'submit', journey: 'sub_merchant', step: 'submit_applyment' },
  { what: 'AUDITING, REJECTED', journey: 'sub_merchant', step: 'platform_review' },
  { what: 'TO_BE_CONFIRMED, 10 days', journey: 'sub_merchant', step: 'account_verification' },
  { what: 'TO_BE_SIGNED, 30 days', journey: 'sub_merchant', step: 'sign' },
  { what: 'SIGNING', journey: 'sub_merchant', step: 'open_permissions' },
  // network, self-test
  { what: 'clock and outbound domains', journey: 'service_provider', step: 'server_clock' },
  { what: 'notification address', journey: 'service_provider', step: 'notify_url' },
  { what: 'self-test with an unknown order', journey: 'new_merchant', step: 'connection_check' },
  { what: '0.01 yuan and a refund', journey: 'new_merchant', step: 'trial_payment' },
  { what: '0.01 yuan for a sub-merchant', journey: 'sub_merchant', step: 'trial_payment' },
]

// https://opendocs.alipay.com/common/02kdnc, …/isv/04h3uf, …/isv/04hwj7
export const ALIPAY: readonly Asked[] = [
  // values
  { what: 'APPID of the application', journey: 'direct', step: 'create_app', value: 'app_id' },
  { what: 'APPID of the third-party application', journey: 'isv', step: 'create_app', value: 'app_id' },
  { what: 'PID', journey: 'isv', step: 'company_account', value: 'pid' },
  { what: 'PID of the merchant', journey: 'direct', step: 'company_account', value: 'pid' },
  { what: 'key and Alipay’s public key', journey: 'isv', step: 'app_public_key' },
  { what: 'three certificates', journey: 'isv', step: 'app_certificates' },
  { what: 'AES key', journey: 'isv', step: 'aes_key' },
  { what: 'application gateway', journey: 'isv', step: 'app_gateway', value: 'app_gateway' },
  { what: 'callback', journey: 'isv', step: 'auth_callback', value: 'redirect_uri' },
  { what: 'app_auth_token', journey: 'authorisation', step: 'authorize' },
  // accounts
  { what: 'company account, verified', journey: 'authorisation', step: 'company_account', value: 'subject' },
  { what: 'developer', journey: 'direct', step: 'developer_entry' },
  { what: 'enter as ISV and sign', journey: 'isv', step: 'isv_entry' },
  { what: 'rebate', journey: 'isv', step: 'rebate', value: 'rebate_pid' },
  // application
  { what: 'a mini program of the merchant', journey: 'authorisation', step: 'create_app', value: 'app_id' },
  { what: 'products are bound before merchants agree', journey: 'isv', step: 'mount_products' },
  { what: 'online', journey: 'isv', step: 'app_online' },
  { what: 'its review', journey: 'isv', step: 'app_review', value: 'outcome' },
  { what: 'a web application online', journey: 'direct', step: 'app_online' },
  // signing
  { what: 'signing mode', journey: 'isv', step: 'signing_mode', value: 'mode' },
  { what: 'signing mode of a merchant', journey: 'direct', step: 'signing_mode', value: 'mode' },
  // other settings
  { what: 'IP whitelist', journey: 'isv', step: 'ip_whitelist', value: 'egress' },
  { what: 'IP whitelist of a merchant', journey: 'direct', step: 'ip_whitelist', value: 'egress' },
  { what: 'server domains of a mini program', journey: 'direct', step: 'domain_whitelist' },
  { what: 'domains of templates', journey: 'isv', step: 'template_domains' },
  { what: 'callback of a web application', journey: 'direct', step: 'auth_callback', value: 'redirect_uri' },
  // products
  { what: 'the merchant signs', journey: 'authorisation', step: 'sign_product', value: 'products' },
  { what: 'audit, about 1 working day', journey: 'direct', step: 'product_review', value: 'outcome' },
  { what: 'the mini program is bound to the product', journey: 'direct', step: 'bind_appid', value: 'mini_app_id' },
  // signing by the provider
  { what: 'papers', journey: 'agent_signing', step: 'collect_materials' },
  { what: 'create, sign, confirm the batch', journey: 'agent_signing', step: 'submit_applyment' },
  { what: 'MERCHANT_AUDITING', journey: 'agent_signing', step: 'platform_review', value: 'outcome' },
  { what: 'MERCHANT_CONFIRM, 15 days', journey: 'agent_signing', step: 'sign' },
  { what: 'product valid or restricted', journey: 'agent_signing', step: 'open_permissions' },
  { what: 'then authorisation', journey: 'agent_signing', step: 'authorize' },
  // mini program
  { what: 'submitted', journey: 'direct', step: 'submit_mini_program' },
  { what: 'audit, 1 to 3 working days', journey: 'direct', step: 'mini_program_review', value: 'outcome' },
  { what: 'on the shelf', journey: 'direct', step: 'publish_mini_program' },
  // going live
  { what: 'notify_url', journey: 'isv', step: 'notify_url' },
  { what: 'clock', journey: 'isv', step: 'server_clock' },
  { what: 'certificate expiry alarm', journey: 'isv', step: 'certificate_alarm' },
  { what: 'smoke test', journey: 'direct', step: 'connection_check' },
  { what: 'a real payment', journey: 'direct', step: 'trial_payment' },
  { what: 'production together', journey: 'direct', step: 'go_live' },
]
