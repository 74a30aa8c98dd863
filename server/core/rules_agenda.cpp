// The agenda's steps, their clock, and what is on the stage. The end of a phase is advice; only
// rooms close by the clock.
#include <algorithm>

#include "server/core/rounds.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

bool is_breakouts(const Phase* phase) {
  return phase && std::holds_alternative<phase::Breakouts>(phase->content);
}

std::optional<std::uint16_t> index_of(const SessionState& state, const std::string& id) {
  const auto& agenda = state.definition->agenda;
  for (std::size_t i = 0; i < agenda.size(); ++i)
    if (agenda[i].id == id) return static_cast<std::uint16_t>(i);
  return {};
}

// The index that is meant, or why there is none.
Result<std::uint16_t, Rejection> wanted(const SessionState& state, const command::GoToPhase& wish) {
  using To = command::GoToPhase::To;
  const auto& agenda = state.definition->agenda;
  if (wish.to == To::id) {
    const auto index = index_of(state, wish.id);
    if (!index) return refuse(Rule::field_is_wrong, "to");
    return *index;
  }
  const int now = state.agenda.phase ? *state.agenda.phase : -1;
  const int to = wish.to == To::next ? now + 1 : now - 1;
  if (to < 0 || to >= static_cast<int>(agenda.size())) return refuse(Rule::no_phase_there);
  return static_cast<std::uint16_t>(to);
}

// Somebody pressed at the same time: one step is taken, and the other is told who took it.
std::optional<Rejection> taken_already(const Case& now, const command::GoToPhase& wish) {
  const auto& agenda = now.state.agenda;
  const auto taken = [&](std::optional<ParticipantId> by, Instant at) {
    return refuse_after(Rule::done_already, now, by, at, Deed::changed_step);
  };
  if (agenda.next) {
    const auto& touched = now.state.agenda_touched;
    const auto touch = touched.find(agenda.next_by.value_or(ParticipantId{}));
    return taken(agenda.next_by, touch == touched.end() ? now.at : touch->second.at);
  }
  if (!wish.from) return {};
  const auto* phase = current_phase(now.state);
  if (phase && phase->id == *wish.from) return {};
  return taken(agenda.by, agenda.started_at);
}

}  // namespace

std::vector<EventBody> start_phase(const SessionState& state, std::uint16_t index, Instant at,
                                   std::optional<ParticipantId> by, PlanSource& plans) {
  const auto& phase = state.definition->agenda[index];
  const auto ends_at = at + planned_length(state, index);
  auto all = events(event::PhaseStarted{index, ends_at, by});
  if (const auto* breakouts = std::get_if<phase::Breakouts>(&phase.content)) {
    auto rooms = opening(state, breakouts->rooms, breakouts->questions, ends_at,
                         by.value_or(ParticipantId{}), plans);
    if (rooms) all.push_back(std::move(*rooms));
  }
  const auto* reflection = std::get_if<phase::Reflection>(&phase.content);
  if (reflection && state.board.phase == Board::Phase::none)
    all.push_back(event::BoardOpened{reflection->prompts});
  return all;
}

std::optional<Rejection> agenda_clash(const Case& now, std::optional<Seq> based_on) {
  return clash_among(now, now.state.agenda_touched, based_on, Rule::agenda_has_changed);
}

event::PhaseResumed resuming(const SessionState& state, Instant at, ParticipantId by) {
  const auto paused = at - *state.agenda.paused_at;
  event::PhaseResumed resumed{state.agenda.ends_at + paused, {}, by};
  for (const auto id : open_rooms(state))
    resumed.rooms.push_back({id, state.rooms.at(id).closes_at + paused});
  return resumed;
}

Decision rule(const Case& now, const command::GoToPhase& wish) {
  const auto& state = now.state;
  if (const auto no = agenda_clash(now, wish.based_on)) return *no;
  if (const auto no = taken_already(now, wish)) return *no;
  const auto to = wanted(state, wish);
  if (!to) return to.error();
  // The step would begin without its rooms, perhaps only once those that are open have closed:
  // whoever asks hears it while there is somebody to tell.
  if (is_breakouts(&state.definition->agenda[*to]))
    if (const auto no = no_place_for_a_round(state)) return *no;
  const auto rooms = open_rooms(state);
  if (rooms.empty()) return start_phase(state, *to, now.at, now.who(), now.plans);
  return close_rooms(state, rooms,
                     {.at = now.at,
                      .grace = state.round->grace,
                      .next = *to,
                      .by = now.who(),
                      .plans = now.plans});
}

Decision rule(const Case& now, const command::ExtendPhase& wish) {
  const auto& state = now.state;
  if (const auto no = agenda_clash(now, wish.based_on)) return *no;
  const auto* phase = current_phase(state);
  if (!phase) return refuse(Rule::not_in_this_phase);
  if (is_breakouts(phase) && state.round) return rule(now, command::ExtendRooms{wish.by, {}, {}});
  // Never into the past: what is over is over.
  const auto earliest = state.agenda.paused_at.value_or(now.at);
  const auto ends_at = std::max<Instant>(state.agenda.ends_at, earliest) + wish.by;
  return events(event::PhaseExtended{std::max<Instant>(ends_at, earliest), now.who()});
}

// The phase that runs has a clock of its own (`agenda.extend`), and what is over is over.
Decision rule(const Case& now, const command::PlanPhase& wish) {
  const auto& state = now.state;
  const auto index = index_of(state, wish.id);
  if (!index) return refuse(Rule::field_is_wrong, "phase");
  if (state.agenda.phase && *index <= *state.agenda.phase) return refuse(Rule::not_in_this_phase);
  if (planned_length(state, *index) == wish.length) return nothing_new();
  return events(event::PhasePlanned{*index, wish.length, now.who()});
}

Decision rule(const Case& now, const command::PauseAgenda& wish) {
  if (const auto no = agenda_clash(now, wish.based_on)) return *no;
  if (!current_phase(now.state)) return refuse(Rule::not_in_this_phase);
  if (now.state.agenda.paused_at) return refuse(Rule::agenda_is_paused);
  return events(event::PhasePaused{now.who()});
}

Decision rule(const Case& now, const command::ResumeAgenda& wish) {
  if (const auto no = agenda_clash(now, wish.based_on)) return *no;
  if (!now.state.agenda.paused_at) return refuse(Rule::agenda_not_paused);
  return events(resuming(now.state, now.at, now.who()));
}

Decision rule(const Case& now, const command::ShowOnStage& wish) {
  using Shows = Stage::Shows;
  std::size_t slides = 0, questions = 0;
  bool frame = false;
  for (const auto& phase : now.state.definition->agenda) {
    if (const auto* f = std::get_if<phase::Frame>(&phase.content)) {
      frame = true;
      slides = std::max(slides, f->slides.size());
    }
    if (const auto* b = std::get_if<phase::Breakouts>(&phase.content))
      questions = std::max(questions, b->questions.size());
  }
  const auto number = wish.stage.number;
  const bool there = wish.stage.shows == Shows::nothing ||
                     (wish.stage.shows == Shows::frame && frame) ||
                     (wish.stage.shows == Shows::slide && number >= 1 && number <= slides) ||
                     (wish.stage.shows == Shows::question && number >= 1 && number <= questions);
  if (!there) return refuse(Rule::not_there, "show");
  if (now.state.stage == wish.stage) return nothing_new();
  return events(event::StageShown{wish.stage});
}

}  // namespace chats::core
