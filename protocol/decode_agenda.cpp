// The session's life, its agenda, its stage and its door.
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
  return Command{std::move(go)};
}

Wish agenda_extend(Params& params) {
  return Command{command::ExtendPhase{read_extension(params)}};
}

Wish agenda_pause(Params&) {
  return Command{command::PauseAgenda{}};
}

Wish agenda_resume(Params&) {
  return Command{command::ResumeAgenda{}};
}

Wish stage_show(Params& params) {
  const auto text = params.required_word("show");
  const auto stage = text ? parse_stage(*text) : std::nullopt;
  if (!stage) params.wrong("show");
  return Command{command::ShowOnStage{stage.value_or(core::Stage{})}};
}

}  // namespace chats::protocol::decoder
