// The words of the staff's pages, as `t` has those of everybody.
import { staff_en } from './en_staff'
import { language } from './t'

export type StaffWords = typeof staff_en

const languages: Record<string, StaffWords> = { en: staff_en }

export const t_staff: StaffWords = languages[language]!
