// The session's life, its agenda, its stage, its debrief and its door.
#include "protocol/command_decoders.hpp"
#include "protocol/spans.hpp"
#include "protocol/stage_text.hpp"
#include "protocol/wire_limits.hpp"

namespace chats::protocol::decoder {

namespace {

using core::Command;
namespace command = core::command;

// A phase's id. One that the definition does not have is found wrong by the session.
std::optional<std::string> phase_id(Params& params, std::string_view field) {
  const auto id = params.word(field);
  if (!id) return std::nullopt;
  if (id->empty() || id->size() > limits::phase_id_max) params.wrong(field);
  return std::string(*id);
}

}  // namespace

Wish session_open(Params&) {
  return Command{command::OpenSession{}};
}

Wish session_close(Params&) {
  return Command{command::CloseSession{}};
}

Wish session_lock(Params&) {
  return Command{command::LockSession{}};
}

Wish session_unlock(Params&) {
  return Command{command::UnlockSession{}};
}

Wish agenda_go(Params& params) {
  using To = command::GoToPhase::To;
  command::GoToPhase go{};
  const auto to = phase_id(params, "to");
  if (!to) params.wrong("to");
  if (to == "next") {
    go.to = To::next;
  } else if (to == "previous") {
    go.to = To::previous;
  } else {
    go.to = To::id;
    go.id = to.value_or("");
  }
  go.from = phase_id(params, "from");
  go.based_on = read_based_on(params);
  return Command{std::move(go)};
}

Wish agenda_extend(Params& params) {
  const auto by = read_extension(params);
  return Command{command::ExtendPhase{by, read_based_on(params)}};
}

Wish agenda_plan(Params& params) {
  constexpr Bounds length{.min = core::limits::phase_min.count(),
                          .max = core::limits::phase_max.count()};
  const auto id = phase_id(params, "phase");
  if (!id) params.wrong("phase");
  return Command{
      command::PlanPhase{id.value_or(""), core::minutes(params.whole("minutes", length))}};
}

Wish agenda_pause(Params& params) {
  return Command{command::PauseAgenda{read_based_on(params)}};
}

Wish agenda_resume(Params& params) {
  return Command{command::ResumeAgenda{read_based_on(params)}};
}

Wish stage_show(Params& params) {
  const auto text = params.required_word("show");
  const auto stage = text ? parse_stage(*text) : std::nullopt;
  if (!stage) params.wrong("show");
  return Command{command::ShowOnStage{stage.value_or(core::Stage{})}};
}

Wish debrief_order(Params& params) {
  return Command{command::OrderDebrief{params.ids<core::RoomId>("rooms", core::limits::rooms_max)}};
}

Wish debrief_show(Params& params) {
  constexpr Bounds length{.min = core::limits::debrief_turn_min.count(),
                          .max = core::limits::debrief_turn_max.count()};
  command::ShowInDebrief show{params.id_if_given<core::RoomId>("room"), {}};
  if (const auto given = params.whole_if_given("for_s", length))
    show.length = core::seconds(*given);
  return Command{show};
}

}  // namespace chats::protocol::decoder
