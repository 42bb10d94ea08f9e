/** What reviewers write in real life, by the kind of field; the platform's words are never translated. */
const PICTURE_REASONS = [
  '照片不清晰，请重新上传',
  '照片反光或缺角，请重新拍摄原件',
  '请上传原件照片，不要上传复印件',
  '证件已过期，请上传有效期内的证件',
]
export const TEXT_REASONS = ['与营业执照不一致，请核对后修改', '与经营内容不符，请修改', '填写有误，请核对后重新填写']
const PHONE_REASONS = ['客服电话无法接通，请核对', '客服电话不是商户的电话，请修改']

export const FREE_REASONS = ['请补充说明主营业务', '请补充经营场所的证明材料']

export function reasonsFor(name: string, isPicture: boolean): readonly string[] {
  if (isPicture) return PICTURE_REASONS
  return name.includes('phone') ? [...PHONE_REASONS, ...TEXT_REASONS] : TEXT_REASONS
}
