// The words about keeping people safe, as `t` has those of everybody; they come with the pages
// inside.
import { safety_en } from './en_safety'
import { language } from './t'

export type SafetyWords = typeof safety_en

const languages: Record<string, SafetyWords> = { en: safety_en }

export const t_safety: SafetyWords = languages[language]!
