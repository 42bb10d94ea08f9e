/** What a reviewer would pass: an enterprise whose legal person applies. `E` encrypts, `M` names a picture. */
export function enterpriseForm(businessCode: string, E: (text: string) => string, picture: string) {
  return {
    business_code: businessCode,
    contact_info: {
      contact_type: 'LEGAL',
      contact_name: E('陈建国'),
      mobile_phone: E('13800138000'),
      contact_email: E('chen@example.com'),
    },
    subject_info: {
      subject_type: 'SUBJECT_TYPE_ENTERPRISE',
      business_license_info: {
        license_copy: picture,
        license_number: '91440300MA5DA1234X',
        merchant_name: '深圳市老陈餐饮有限公司',
        legal_person: '陈建国',
      },
      identity_info: {
        id_doc_type: 'IDENTIFICATION_TYPE_IDCARD',
        id_card_info: {
          id_card_copy: picture,
          id_card_national: picture,
          id_card_name: E('陈建国'),
          id_card_number: E('44030119800101123X'),
          id_card_address: E('广东省深圳市南山区科技园一号'),
          card_period_begin: '2016-06-06',
          card_period_end: '长期',
        },
      },
    },
    business_info: {
      merchant_shortname: '老陈牛腩粉',
      service_phone: '0755-86010000',
      sales_info: {
        sales_scenes_type: ['SALES_SCENES_STORE', 'SALES_SCENES_WEB'],
        biz_store_info: {
          biz_store_name: '老陈牛腩粉科技园店',
          biz_address_code: '440305',
          biz_store_address: '科技园一号楼一层',
          store_entrance_pic: [picture],
          indoor_pic: [picture],
          biz_sub_appid: 'wx0123456789abcdef',
        },
        web_info: { domain: 'https://laochen.example.com' },
      },
    },
    settlement_info: { settlement_id: '716', qualification_type: '餐饮' },
    bank_account_info: {
      bank_account_type: 'BANK_ACCOUNT_TYPE_CORPORATE',
      account_name: E('深圳市老陈餐饮有限公司'),
      account_bank: '工商银行',
      bank_address_code: '440300',
      account_number: E('4000021234567890123'),
    },
  }
}

/** One white dot, a real PNG. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)
