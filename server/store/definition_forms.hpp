// The stored fields of a session's definition and of the small structs that events carry.
#pragma once

#include <cstddef>
#include <memory>
#include <tuple>

#include "server/core/event.hpp"
#include "server/store/stored_struct.hpp"

namespace chats::store {

template <>
struct Form<core::Term> {
  static constexpr std::tuple fields{Field{"term", &core::Term::term},
                                     Field{"text", &core::Term::text},
                                     Field{"source", &core::Term::source}};
};
template <>
struct Form<core::Slide> {
  static constexpr std::tuple fields{Field{"title", &core::Slide::title},
                                     Field{"body", &core::Slide::body},
                                     Field{"image", &core::Slide::image}};
};
template <>
struct Form<core::SurveyQuestion> {
  static constexpr std::tuple fields{Field{"id", &core::SurveyQuestion::id},
                                     Field{"text", &core::SurveyQuestion::text}};
};
template <>
struct Form<core::RoomsWish> {
  static constexpr std::tuple fields{
      Field{"size", &core::RoomsWish::size}, Field{"count", &core::RoomsWish::count},
      Field{"method", &core::RoomsWish::method}, Field{"grace_s", &core::RoomsWish::grace}};
};
template <>
struct Form<core::BoardPrompts> {
  static constexpr std::tuple fields{Field{"learn", &core::BoardPrompts::learn},
                                     Field{"unlearn", &core::BoardPrompts::unlearn}};
};

template <>
struct Form<core::phase::CheckIn> {
  static constexpr std::string_view kind = "check_in";
  static constexpr std::tuple fields{Field{"prompt", &core::phase::CheckIn::prompt}};
};
template <>
struct Form<core::phase::Topic> {
  static constexpr std::string_view kind = "topic";
  static constexpr std::tuple fields{Field{"body", &core::phase::Topic::body}};
};
template <>
struct Form<core::phase::Frame> {
  static constexpr std::string_view kind = "frame";
  static constexpr std::tuple fields{Field{"body", &core::phase::Frame::body},
                                     Field{"definitions", &core::phase::Frame::definitions},
                                     Field{"slides", &core::phase::Frame::slides}};
};
template <>
struct Form<core::phase::Breakouts> {
  static constexpr std::string_view kind = "breakouts";
  static constexpr std::tuple fields{Field{"questions", &core::phase::Breakouts::questions},
                                     Field{"rooms", &core::phase::Breakouts::rooms}};
};
template <>
struct Form<core::phase::Debrief> {
  static constexpr std::string_view kind = "debrief";
  static constexpr std::tuple fields{Field{"prompt", &core::phase::Debrief::prompt}};
};
template <>
struct Form<core::phase::Reflection> {
  static constexpr std::string_view kind = "reflection";
  static constexpr std::tuple fields{Field{"prompts", &core::phase::Reflection::prompts}};
};
template <>
struct Form<core::phase::Survey> {
  static constexpr std::string_view kind = "survey";
  static constexpr std::tuple fields{Field{"questions", &core::phase::Survey::questions}};
};

template <>
struct Form<core::Phase> {
  static constexpr std::size_t written_apart = 1;  // Its content.
  static constexpr std::tuple fields{Field{"id", &core::Phase::id},
                                     Field{"title", &core::Phase::title},
                                     Field{"minutes", &core::Phase::length}};
};

// A phase's content stands among its own fields, behind the kind.
template <>
struct Stored<core::Phase> {
  using Contents = StoredChoice<decltype(core::Phase::content)>;
  static_assert(Contents::words_differ());

  static void write(std::string& line, const core::Phase& phase) {
    line += '{';
    write_fields(line, phase);
    write_field(line, "kind", Contents::word_of(phase.content));
    Contents::write(line, phase.content);
    line += '}';
  }
  static MaybeFault read(const Json& stored, core::Phase& phase) {
    if (!stored.is_object()) return should_be("an object");
    std::string kind;
    if (auto fault = read_field(stored, "kind", kind)) return fault;
    const auto read_content = Contents::reader_of(kind);
    if (!read_content) return Fault{"kind", "is none that this version knows"};
    if (auto fault = read_fields(stored, phase)) return fault;
    return read_content(stored, phase.content);
  }
};

template <>
struct Form<core::Settings> {
  static constexpr std::tuple fields{
      Field{"lobby", &core::Settings::lobby}, Field{"late_comers", &core::Settings::late_comers},
      Field{"keep_days", &core::Settings::keep_days},
      Field{"anonymous_cards", &core::Settings::anonymous_cards},
      Field{"cards", &core::Settings::cards},
      Field{"closing_minutes", &core::Settings::closing_lasts},
      Field{"unattended_minutes", &core::Settings::unattended_lasts}};
};
template <>
struct Form<core::LinkTerms> {
  static constexpr std::tuple fields{Field{"role", &core::LinkTerms::role},
                                     Field{"expires_at", &core::LinkTerms::expires_at},
                                     Field{"uses_max", &core::LinkTerms::uses_max}};
};
template <>
struct Form<core::Definition> {
  static constexpr std::tuple fields{Field{"title", &core::Definition::title},
                                     Field{"series", &core::Definition::series},
                                     Field{"lang", &core::Definition::lang},
                                     Field{"starts_at", &core::Definition::starts_at},
                                     Field{"capacity", &core::Definition::capacity},
                                     Field{"positions", &core::Definition::positions},
                                     Field{"affiliations", &core::Definition::affiliations},
                                     Field{"assumptions", &core::Definition::assumptions},
                                     Field{"agenda", &core::Definition::agenda},
                                     Field{"settings", &core::Definition::settings},
                                     Field{"links", &core::Definition::links}};
};
template <>
struct Stored<std::shared_ptr<const core::Definition>> {
  static void write(std::string& line, const std::shared_ptr<const core::Definition>& definition) {
    Stored<core::Definition>::write(line, *definition);
  }
  static MaybeFault read(const Json& stored, std::shared_ptr<const core::Definition>& definition) {
    auto read_one = std::make_shared<core::Definition>();
    auto fault = Stored<core::Definition>::read(stored, *read_one);
    if (!fault) definition = std::move(read_one);
    return fault;
  }
};

template <>
struct Form<core::Profile> {
  static constexpr std::tuple fields{
      Field{"name", &core::Profile::name}, Field{"folded", &core::Profile::folded},
      Field{"pronouns", &core::Profile::pronouns}, Field{"position", &core::Profile::position},
      Field{"affiliation", &core::Profile::affiliation}};
};
template <>
struct Form<core::RoomPlan> {
  static constexpr std::tuple fields{
      Field{"room", &core::RoomPlan::room}, Field{"name", &core::RoomPlan::name},
      Field{"question", &core::RoomPlan::question}, Field{"people", &core::RoomPlan::people}};
};
template <>
struct Form<core::AssignedPerson> {
  static constexpr std::tuple fields{Field{"name", &core::AssignedPerson::name},
                                     Field{"folded", &core::AssignedPerson::folded},
                                     Field{"affiliation", &core::AssignedPerson::affiliation}};
};
template <>
struct Form<core::AssignedRoom> {
  static constexpr std::tuple fields{Field{"name", &core::AssignedRoom::name},
                                     Field{"people", &core::AssignedRoom::people}};
};
template <>
struct Form<core::Seat> {
  static constexpr std::tuple fields{Field{"participant", &core::Seat::participant},
                                     Field{"room", &core::Seat::room}};
};
template <>
struct Form<core::RoomLabel> {
  static constexpr std::tuple fields{Field{"name", &core::RoomLabel::name},
                                     Field{"question", &core::RoomLabel::question}};
};
template <>
struct Form<core::MergedRoom> {
  static constexpr std::tuple fields{Field{"room", &core::MergedRoom::room},
                                     Field{"people", &core::MergedRoom::people},
                                     Field{"takeaways", &core::MergedRoom::takeaways}};
};
template <>
struct Form<core::Pin> {
  static constexpr std::tuple fields{Field{"kind", &core::Pin::kind},
                                     Field{"people", &core::Pin::people},
                                     Field{"room", &core::Pin::room}};
  static bool holds(const core::Pin& pin) {
    const bool is_here = pin.kind == core::PinKind::here;
    return is_here == pin.room.has_value() && !pin.people.empty();
  }
};
template <>
struct Form<core::NextPhase> {
  static constexpr std::tuple fields{Field{"phase", &core::NextPhase::phase},
                                     Field{"at", &core::NextPhase::at}};
};
template <>
struct Form<core::RoomDeadline> {
  static constexpr std::tuple fields{Field{"room", &core::RoomDeadline::room},
                                     Field{"closes_at", &core::RoomDeadline::closes_at}};
};
template <>
struct Form<core::Stage> {
  static constexpr std::tuple fields{Field{"shows", &core::Stage::shows},
                                     Field{"number", &core::Stage::number}};
};

}  // namespace chats::store
