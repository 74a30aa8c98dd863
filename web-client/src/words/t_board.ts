// The words of the reflection board and the survey, as `t` has those of everybody.
import { board_en } from './en_board'
import { language } from './t'

export type BoardWords = typeof board_en

const languages: Record<string, BoardWords> = { en: board_en }

export const t_board: BoardWords = languages[language]!
