export type City = { readonly name: string; readonly code: number }
export type Province = { readonly name: string; readonly code: number; readonly cities: readonly City[] }

/** Every province, and of each the cities where most merchants are. */
const CITIES: readonly (readonly [province: string, ...cities: string[]])[] = [
  ['北京市', '北京市'],
  ['天津市', '天津市'],
  ['河北省', '石家庄市', '唐山市', '保定市'],
  ['山西省', '太原市', '大同市'],
  ['内蒙古自治区', '呼和浩特市', '包头市'],
  ['辽宁省', '沈阳市', '大连市'],
  ['吉林省', '长春市', '吉林市'],
  ['黑龙江省', '哈尔滨市', '大庆市'],
  ['上海市', '上海市'],
  ['江苏省', '南京市', '苏州市', '无锡市', '常州市', '南通市'],
  ['浙江省', '杭州市', '宁波市', '温州市', '金华市', '绍兴市'],
  ['安徽省', '合肥市', '芜湖市'],
  ['福建省', '福州市', '厦门市', '泉州市'],
  ['江西省', '南昌市', '赣州市'],
  ['山东省', '济南市', '青岛市', '烟台市'],
  ['河南省', '郑州市', '洛阳市'],
  ['湖北省', '武汉市', '宜昌市'],
  ['湖南省', '长沙市', '株洲市'],
  ['广东省', '广州市', '深圳市', '珠海市', '佛山市', '东莞市', '惠州市', '中山市'],
  ['广西壮族自治区', '南宁市', '柳州市', '桂林市'],
  ['海南省', '海口市', '三亚市'],
  ['重庆市', '重庆市'],
  ['四川省', '成都市', '绵阳市'],
  ['贵州省', '贵阳市', '遵义市'],
  ['云南省', '昆明市', '大理白族自治州'],
  ['西藏自治区', '拉萨市'],
  ['陕西省', '西安市', '咸阳市'],
  ['甘肃省', '兰州市'],
  ['青海省', '西宁市'],
  ['宁夏回族自治区', '银川市'],
  ['新疆维吾尔自治区', '乌鲁木齐市'],
  ['台湾省', '台北市'],
  ['香港特别行政区', '香港特别行政区'],
  ['澳门特别行政区', '澳门特别行政区'],
]
const FIRST_PROVINCE = 10

export const PROVINCES: readonly Province[] = CITIES.map(([name, ...cities], index) => {
  const code = FIRST_PROVINCE + index
  return { name, code, cities: cities.map((city, at) => ({ name: city, code: code * 10 + at })) }
})

export function provinceOf(code: string): Province | undefined {
  return PROVINCES.find((province) => String(province.code) === code)
}

export function cityOf(code: string): City | undefined {
  return PROVINCES.flatMap(({ cities }) => cities).find((city) => String(city.code) === code)
}
