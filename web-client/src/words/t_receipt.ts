// The words of the page that shows what is kept about a person, as `t` has those of everybody.
import { receipt_en } from './en_receipt'
import { language } from './t'

export type ReceiptWords = typeof receipt_en

const languages: Record<string, ReceiptWords> = { en: receipt_en }

export const t_receipt: ReceiptWords = languages[language]!
