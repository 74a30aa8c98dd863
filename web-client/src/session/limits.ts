// Bounds of the contract (parts 3 and 6) that a client must know.
export const broadcasts_shown = 20

export const name_max = 40
export const pronouns_max = 20
export const message_max = 4000
export const takeaway_max = 500
export const card_max = 500
export const checkin_max = 280
export const broadcast_max = 1000
export const help_text_max = 200
export const help_answer_max = 500
export const theme_max = 60
export const rephrase_max = 200
export const cards_at_once_max = 200
export const author_keys_max = 60
export const flag_note_max = 200
export const flag_outcome_max = 200
export const letter_max = 500
export const flags_of_one_max = 5
export const letters_of_one_kept = 20
export const staff_notes_kept = 50
export const quote_max = 500
export const reason_max = 200
export const own_words_change_ms = 10 * 60_000
// Staff take back what they did.
export const undo_within_ms = 30_000
export const moved_at_once_max = 200
export const room_name_max = 40
export const room_question_max = 500
