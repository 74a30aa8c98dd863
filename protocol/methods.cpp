#include "protocol/methods.hpp"

#include <algorithm>
#include <array>

#include "protocol/command_decoders.hpp"

namespace chats::protocol {

namespace {

constexpr std::array table{
    Method{"action.undo", decoder::action_undo},
    Method{"agenda.extend", decoder::agenda_extend},
    Method{"agenda.go", decoder::agenda_go},
    Method{"agenda.pause", decoder::agenda_pause},
    Method{"agenda.plan", decoder::agenda_plan},
    Method{"agenda.resume", decoder::agenda_resume},
    Method{"assignments.read", decoder::assignments_read},
    Method{"assumptions.accept", decoder::assumptions_accept},
    Method{"board.close", decoder::board_close},
    Method{"board.list", decoder::board_list},
    Method{"board.open", decoder::board_open},
    Method{"board.reveal", decoder::board_reveal},
    Method{"broadcast.ack", decoder::broadcast_ack},
    Method{"broadcast.repeat", decoder::broadcast_repeat},
    Method{"broadcast.send", decoder::broadcast_send},
    Method{"card.add", decoder::card_add},
    Method{"card.approve", decoder::card_approve},
    Method{"card.edit", decoder::card_edit},
    Method{"card.group", decoder::card_group},
    Method{"card.hide", decoder::card_hide},
    Method{"card.remove", decoder::card_remove},
    Method{"card.rephrase", decoder::card_rephrase},
    Method{"card.support", decoder::card_support},
    Method{"card.unhide", decoder::card_unhide},
    Method{"checkin.answer", decoder::checkin_answer},
    Method{"debrief.order", decoder::debrief_order},
    Method{"debrief.show", decoder::debrief_show},
    Method{"facilitator.accept", decoder::facilitator_accept},
    Method{"facilitator.offer", decoder::facilitator_offer},
    Method{"flag.raise", decoder::flag_raise},
    Method{"flag.resolve", decoder::flag_resolve},
    Method{"hand.lower", decoder::hand_lower},
    Method{"hand.raise", decoder::hand_raise},
    Method{"help.answer", decoder::help_answer},
    Method{"help.cancel", decoder::help_cancel},
    Method{"help.claim", decoder::help_claim},
    Method{"help.request", decoder::help_request},
    Method{"help.resolve", decoder::help_resolve},
    Method{"history.read", decoder::history_read},
    Method{"link.rotate", decoder::link_rotate},
    Method{"me.erase", decoder::me_erase},
    Method{"me.read", decoder::me_read},
    Method{"message.delete", decoder::message_delete},
    Method{"message.edit", decoder::message_edit},
    Method{"message.hide", decoder::message_hide},
    Method{"message.post", decoder::message_post},
    Method{"message.react", decoder::message_react},
    Method{"message.unhide", decoder::message_unhide},
    Method{"moderation.log", decoder::moderation_log},
    Method{"participant.admit", decoder::participant_admit},
    Method{"participant.mute", decoder::participant_mute},
    Method{"participant.refuse", decoder::participant_refuse},
    Method{"participant.remove", decoder::participant_remove},
    Method{"participant.unmute", decoder::participant_unmute},
    Method{"participants.list", decoder::participants_list},
    Method{"participants.move", decoder::participants_move},
    Method{"participants.swap", decoder::participants_swap},
    Method{"plan.assign", decoder::plan_assign},
    Method{"plan.pin", decoder::plan_pin},
    Method{"profile.update", decoder::profile_update},
    Method{"role.grant", decoder::role_grant},
    Method{"room.add", decoder::room_add},
    Method{"room.change", decoder::room_change},
    Method{"room.choose", decoder::room_choose},
    Method{"room.mute", decoder::room_mute},
    Method{"room.remove", decoder::room_remove},
    Method{"room.unmute", decoder::room_unmute},
    Method{"room.visit", decoder::room_visit},
    Method{"rooms.close", decoder::rooms_close},
    Method{"rooms.extend", decoder::rooms_extend},
    Method{"rooms.merge", decoder::rooms_merge},
    Method{"rooms.open", decoder::rooms_open},
    Method{"rooms.plan", decoder::rooms_plan},
    Method{"rooms.reopen", decoder::rooms_reopen},
    Method{"session.close", decoder::session_close},
    Method{"session.join", decoder::session_join},
    Method{"session.leave", decoder::session_leave},
    Method{"session.lock", decoder::session_lock},
    Method{"session.open", decoder::session_open},
    Method{"session.peek", decoder::session_peek},
    Method{"session.unlock", decoder::session_unlock},
    Method{"slow.set", decoder::slow_set},
    Method{"staff.note", decoder::staff_note},
    Method{"staff.write", decoder::staff_write},
    Method{"stage.show", decoder::stage_show},
    Method{"survey.submit", decoder::survey_submit},
    Method{"takeaway.add", decoder::takeaway_add},
    Method{"takeaway.edit", decoder::takeaway_edit},
    Method{"takeaway.headline", decoder::takeaway_headline},
    Method{"takeaway.remove", decoder::takeaway_remove},
};

static_assert(std::ranges::is_sorted(table, {}, &Method::name), "found by binary search");

}  // namespace

std::span<const Method> methods() {
  return table;
}

const Method* find_method(std::string_view name) {
  const auto found = std::ranges::lower_bound(table, name, {}, &Method::name);
  return found != table.end() && found->name == name ? &*found : nullptr;
}

}  // namespace chats::protocol
