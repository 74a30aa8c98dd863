// Plans: made, changed by hand, and the pins that every plan keeps. Nobody moves before the rooms
// open.
#include <algorithm>

#include "server/core/assignments.hpp"
#include "server/core/plan_pins.hpp"
#include "server/core/plan_wish.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

namespace {

// Why there cannot be rooms like that.
std::optional<Rejection> objection_to(const SessionState& state, const command::PlanRooms& wish) {
  const auto attendees = attendees_of(state);
  if (attendees.all() == 0) return refuse(Rule::nobody_to_place);
  if (wish.method == PlanMethod::same_again) {
    if (state.rooms.empty()) return refuse(Rule::no_round_yet);
    return {};
  }
  if (wish.method == PlanMethod::assigned) {
    if (!state.assigned) return refuse(Rule::nothing_assigned);
    return {};
  }
  if (wish.count == 0 && wish.size == 0)
    return Rejection{.rule = Rule::field_is_wrong, .field = "rooms", .limit = 1};
  if (wish.count > limits::rooms_max) return refuse_too_many("rooms", limits::rooms_max);
  if (wish.count > attendees.all()) return refuse_too_many("rooms", attendees.all());
  if (wish.size > 0 && (attendees.present.size() + wish.size - 1) / wish.size > limits::rooms_max)
    return refuse_too_many("size", limits::rooms_max);
  return {};
}

std::string_view field_of(PinKind kind) {
  switch (kind) {
    case PinKind::together:
      return "together";
    case PinKind::apart:
      return "apart";
    case PinKind::here:
      return "here";
  }
  return "";
}

// The pins that are wished for: of people to one room, one for each.
std::vector<Pin> pins_in(const command::PinInPlan& wish) {
  auto people = wish.people;
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  if (wish.kind != PinKind::here) return {Pin{wish.kind, std::move(people), {}}};
  std::vector<Pin> pins;
  for (const auto id : people)
    pins.push_back({PinKind::here, {id}, wish.room});
  return pins;
}

// Staff go where they are assigned or pinned, not where a group goes.
std::optional<Rejection> objection_to(const SessionState& state, const command::PinInPlan& wish) {
  const std::string field{field_of(wish.kind)};
  if (wish.people.size() > limits::pinned_people_max)
    return refuse_too_many(field, limits::pinned_people_max);
  if (!wish.on) return {};
  for (const auto id : wish.people) {
    const auto* person = find_participant(state, id);
    if (!person || !person->is_here()) return refuse(Rule::not_there, field);
    if (person->is_staff() && wish.kind != PinKind::here)
      return refuse(Rule::field_is_wrong, field);
  }
  if (wish.kind == PinKind::here) {
    if (!wish.room || !is_planned(state, *wish.room)) return refuse(Rule::not_there, "room");
  } else if (pins_in(wish).front().people.size() < 2) {
    return refuse(Rule::field_is_wrong, field);
  }
  return {};
}

}  // namespace

std::optional<Rejection> clash_among(const Case& now, const std::map<ParticipantId, Touch>& touched,
                                     std::optional<Seq> based_on, Rule rule) {
  if (!based_on) return {};
  std::optional<Rejection> clash;
  Seq latest = *based_on;
  for (const auto& [who, touch] : touched) {
    if (who == now.who() || touch.seq <= latest) continue;
    latest = touch.seq;
    clash = refuse_after(rule, now, who, touch.at, touch.deed);
  }
  return clash;
}

std::optional<Rejection> plan_clash(const Case& now, std::optional<Seq> based_on) {
  return clash_among(now, now.state.plan_touched, based_on, Rule::plan_has_changed);
}

Decision rule(const Case& now, const command::PlanRooms& wish) {
  if (const auto no = plan_clash(now, wish.based_on)) return *no;
  if (const auto no = objection_to(now.state, wish)) return *no;
  // Nobody passes over what was assigned beforehand without saying so.
  const bool passes_over = are_rooms_assigned(now.state) && wish.method != PlanMethod::assigned;
  if (passes_over && !wish.set_aside)
    return Rejection{.rule = Rule::assigned_already, .at = now.state.assigned->at};
  RoomsWish rooms;
  rooms.count = wish.count;
  rooms.size = wish.size;
  rooms.method = wish.method;
  auto planned = now.plans.make(plan_task(now.state, {.rooms = rooms,
                                                      .questions = questions_now_or_next(now.state),
                                                      .dice = now.plans.dice(),
                                                      .staff_in_rooms = wish.staff,
                                                      .by = now.who()}));
  return events(event::RoomsPlanned{wish.method, std::move(planned), now.who()});
}

Decision rule(const Case& now, const command::AssignInPlan& wish) {
  if (!now.state.plan) return refuse(Rule::not_there, "plan");
  if (const auto no = plan_clash(now, wish.based_on)) return *no;
  if (wish.participants.size() > limits::moved_at_once_max)
    return refuse_too_many("participants", limits::moved_at_once_max);
  if (wish.room && !is_planned(now.state, *wish.room)) return refuse(Rule::not_there, "room");
  std::vector<ParticipantId> people;
  for (const auto id : wish.participants) {
    const auto* person = find_participant(now.state, id);
    if (!person || !person->is_here()) return refuse(Rule::not_there, "participants");
    if (std::find(people.begin(), people.end(), id) == people.end()) people.push_back(id);
  }
  return events(event::PlanChanged{std::move(people), wish.room, now.who()});
}

Decision rule(const Case& now, const command::AssignRooms& wish) {
  const auto& before = now.state.assigned;
  if (before ? before->rooms == wish.rooms : wish.rooms.empty()) return nothing_new();
  return events(event::RoomsAssigned{wish.rooms});
}

Decision rule(const Case& now, const command::PinInPlan& wish) {
  if (const auto no = plan_clash(now, wish.based_on)) return *no;
  if (const auto no = objection_to(now.state, wish)) return *no;
  std::vector<EventBody> all;
  auto pins = now.state.pins;
  for (const auto& pin : pins_in(wish)) {
    auto changed = with_pin(pins, pin, wish.on);
    if (changed == pins) continue;
    pins = std::move(changed);
    all.push_back(event::PlanPinned{pin, wish.on, now.who()});
  }
  if (pins.size() > limits::pins_max)
    return refuse_too_many(std::string{field_of(wish.kind)}, limits::pins_max);
  const auto here = [&](ParticipantId id) {
    const auto* person = find_participant(now.state, id);
    return person && person->is_here();
  };
  if (wish.on)
    if (auto conflict = contradiction(pinned_people(pins, here)))
      return refuse_pins(std::move(*conflict));
  return all;
}

}  // namespace chats::core
