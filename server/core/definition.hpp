// A session as its owner wrote it: title, agenda, lists, settings. Checked at the edge
// (protocol/definition.hpp), then never changed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/event_parts.hpp"
#include "server/core/instant.hpp"

namespace chats::core {

// Stored and told by these words' order: new ones at the end.
enum class PlanMethod : std::uint8_t {
  random,
  balanced,  // By position and affiliation at once.
  mixed_affiliation,
  self,  // People choose.
  by_affiliation,
  same_again,  // The groups of the latest round.
  fresh_faces,  // As few as possible who have met before.
  assigned      // As was written down before the session.
};

struct Term {
  std::string term, text, source;  // What it means, and who says so.
};
struct Slide {
  std::string title, body, image;
};
struct SurveyQuestion {
  std::string id, text;
};

// How a breakouts phase makes its rooms: by size or, when count is not 0, by number.
struct RoomsWish {
  std::uint16_t size = 5;
  std::uint16_t count = 0;
  PlanMethod method = PlanMethod::random;
  seconds grace{60};
};

struct BoardPrompts {
  std::string learn, unlearn;
  friend bool operator==(const BoardPrompts&, const BoardPrompts&) = default;
};

namespace phase {
struct CheckIn {
  std::string prompt;
};
struct Topic {
  std::string body;
};
struct Frame {
  std::string body;
  std::vector<Term> definitions;
  std::vector<Slide> slides;
};
struct Breakouts {
  std::vector<std::string> questions;
  RoomsWish rooms;
};
struct Debrief {
  std::string prompt;
};
struct Reflection {
  BoardPrompts prompts;
};
struct Survey {
  std::vector<SurveyQuestion> questions;
};
}  // namespace phase

struct Phase {
  std::string id, title;
  minutes length{5};
  std::variant<phase::CheckIn, phase::Topic, phase::Frame, phase::Breakouts, phase::Debrief,
               phase::Reflection, phase::Survey>
      content;
};

enum class Lobby : std::uint8_t { open, admit };
enum class LateComers : std::uint8_t { smallest_room, main };
enum class AnonymousCards : std::uint8_t { allowed, always, never };
enum class CardsShown : std::uint8_t { at_once, on_reveal, on_approval };

struct Settings {
  std::optional<Lobby> lobby{};  // None: open, as in definitions of before there was one.
  LateComers late_comers = LateComers::smallest_room;
  std::optional<std::uint16_t> keep_days;  // None: words are erased when the session closes.
  AnonymousCards anonymous_cards = AnonymousCards::allowed;
  CardsShown cards = CardsShown::at_once;
  minutes closing_lasts{15};      // Survey and receipt; then the session is closed.
  minutes unattended_lasts{120};  // Past the planned end; then closing begins by itself.
};

// How long the link of a role lets newcomers in, and how many. Absent: as long as the session goes,
// as many as there are places.
struct LinkTerms {
  Role role = Role::attendee;
  std::optional<Instant> expires_at;
  std::optional<std::uint32_t> uses_max;
};

struct Definition {
  std::string title, series, lang = "en";
  Instant starts_at{};
  std::uint32_t capacity = 300;  // Attendees; staff have places of their own.
  std::vector<std::string> positions, affiliations, assumptions;
  std::vector<Phase> agenda;
  Settings settings;
  std::optional<std::vector<LinkTerms>> links{};  // At most one for each role.
};

// The reactions a message can get, in the order of their index.
inline constexpr std::array<const char*, 12> emoji{"👍", "❤️", "👏", "🙏", "💡", "🤔",
                                                   "😊", "😢",      "😮", "🙌", "✅", "👀"};

}  // namespace chats::core
