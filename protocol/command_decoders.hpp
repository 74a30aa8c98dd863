// One decoder for each method: it reads the params and says what is wished. Mistakes stay in the
// params; a wish out of params with an objection must not be used. The table is in methods.cpp.
#pragma once

#include "protocol/params.hpp"
#include "protocol/wish.hpp"

namespace chats::protocol::decoder {

// decode_joining.cpp
Wish session_join(Params& params);
Wish session_peek(Params& params);
Wish session_leave(Params& params);
Wish profile_update(Params& params);
Wish me_read(Params& params);
Wish me_erase(Params& params);

// decode_words.cpp
Wish message_post(Params& params);
Wish message_edit(Params& params);
Wish message_delete(Params& params);
Wish message_react(Params& params);
Wish message_hide(Params& params);
Wish history_read(Params& params);
Wish broadcast_send(Params& params);
Wish broadcast_ack(Params& params);
Wish broadcast_repeat(Params& params);
Wish takeaway_add(Params& params);
Wish takeaway_edit(Params& params);
Wish takeaway_remove(Params& params);
Wish takeaway_headline(Params& params);

// decode_board.cpp
Wish board_open(Params& params);
Wish board_reveal(Params& params);
Wish board_close(Params& params);
Wish board_list(Params& params);
Wish card_add(Params& params);
Wish card_edit(Params& params);
Wish card_remove(Params& params);
Wish card_support(Params& params);
Wish checkin_answer(Params& params);
Wish survey_submit(Params& params);
Wish assumptions_accept(Params& params);

// decode_agenda.cpp
Wish session_open(Params& params);
Wish session_close(Params& params);
Wish session_lock(Params& params);
Wish session_unlock(Params& params);
Wish agenda_go(Params& params);
Wish agenda_extend(Params& params);
Wish agenda_plan(Params& params);
Wish agenda_pause(Params& params);
Wish agenda_resume(Params& params);
Wish stage_show(Params& params);
Wish debrief_order(Params& params);
Wish debrief_show(Params& params);

// decode_rooms.cpp
Wish room_choose(Params& params);
Wish room_visit(Params& params);
Wish room_add(Params& params);
Wish room_change(Params& params);
Wish room_remove(Params& params);
Wish rooms_merge(Params& params);
Wish rooms_reopen(Params& params);
Wish rooms_plan(Params& params);
Wish assignments_read(Params& params);
Wish plan_assign(Params& params);
Wish plan_pin(Params& params);
Wish rooms_open(Params& params);
Wish rooms_extend(Params& params);
Wish rooms_close(Params& params);
Wish participants_move(Params& params);
Wish participants_swap(Params& params);
Wish participants_list(Params& params);

// decode_care.cpp
Wish hand_raise(Params& params);
Wish hand_lower(Params& params);
Wish help_request(Params& params);
Wish help_cancel(Params& params);
Wish help_claim(Params& params);
Wish help_answer(Params& params);
Wish help_resolve(Params& params);
Wish participant_mute(Params& params);
Wish participant_unmute(Params& params);
Wish participant_remove(Params& params);

// decode_moderation.cpp
Wish participant_admit(Params& params);
Wish participant_refuse(Params& params);
Wish message_unhide(Params& params);
Wish card_approve(Params& params);
Wish card_group(Params& params);
Wish card_rephrase(Params& params);
Wish card_hide(Params& params);
Wish card_unhide(Params& params);
Wish room_mute(Params& params);
Wish room_unmute(Params& params);
Wish slow_set(Params& params);
Wish flag_raise(Params& params);
Wish flag_resolve(Params& params);
Wish staff_write(Params& params);
Wish staff_note(Params& params);
Wish moderation_log(Params& params);

// decode_roles.cpp
Wish action_undo(Params& params);
Wish role_grant(Params& params);
Wish facilitator_offer(Params& params);
Wish facilitator_accept(Params& params);
Wish link_rotate(Params& params);

}  // namespace chats::protocol::decoder
