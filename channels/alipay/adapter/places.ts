/** Province and city of a district, by GB/T 2260: two digits for the one, four for the other. */
export function placesOf(district: string): { province_code: string; city_code: string; district_code: string } {
  return {
    province_code: `${district.slice(0, 2)}0000`,
    city_code: `${district.slice(0, 4)}00`,
    district_code: district,
  }
}
