/** Checksums of the national codes. Pure, so that the app, the linter and the server all use the same ones. */
import { isDate } from './dates'

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'

const weighted = (values: number[], weights: number[]) => weights.reduce((sum, weight, i) => sum + weight * values[i], 0)

/** Check character of the 9-character organisation code inside a USCC (GB 11714). */
export function organisationCheck(first8: string): string {
  const values = [...first8].map((c) => '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(c))
  const check = 11 - (weighted(values, ORGANISATION_WEIGHTS) % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** Check character of a 统一社会信用代码 (GB 32100-2015). */
export function usccCheck(first17: string): string {
  const sum = weighted([...first17].map((c) => USCC_ALPHABET.indexOf(c)), USCC_WEIGHTS)
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]
}

/** True for a 统一社会信用代码 whose two check characters are right (GB 32100-2015, GB 11714). */
export function isUscc(code: string): boolean {
  return (
    /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code) &&
    organisationCheck(code.slice(8, 16)) === code[16] &&
    usccCheck(code.slice(0, 17)) === code[17]
  )
}

/** Check character of a 公民身份号码 (GB 11643-1999). */
export function idNumberCheck(first17: string): string {
  return ID_CHECKS[weighted([...first17].map(Number), ID_WEIGHTS) % 11]
}

/** True for an 18-character 公民身份号码 with a real birth date and a right check character (GB 11643-1999). */
export function isIdNumber(number: string): boolean {
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return /^\d{17}[\dX]$/.test(number) && isDate(birth) && idNumberCheck(number.slice(0, 17)) === number[17]
}

/** 实施编码: 统一社会信用代码 (18) + 行使层级 (1) + 基本编码 (12) (GB/T 39554.1, platform norm C0109). */
export function implementationCode(uscc: string, level: string, basicCode: string): string {
  return `${uscc}${level}${basicCode}`
}

/** A mobile number of mainland China: 11 digits, 13 to 19 first. */
export function isMobile(number: string): boolean {
  return /^1[3-9]\d{9}$/.test(number)
}
