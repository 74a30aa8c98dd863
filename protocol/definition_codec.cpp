#include "protocol/definition_codec.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "protocol/definition_phases.hpp"
#include "protocol/definition_reader.hpp"
#include "protocol/iso_time.hpp"
#include "protocol/json_text.hpp"
#include "protocol/wire_limits.hpp"

namespace chats::protocol {

namespace {

using nlohmann::json;

core::Instant read_start(DefinitionReader& reader, core::Instant now) {
  constexpr std::string_view expected =
      "expected a time with its offset, such as \"2026-12-03T17:00:00-05:00\"";
  const auto text = reader.word_if_given("starts_at", expected);
  if (!text) return now;
  const auto at = parse_iso_time(*text);
  if (!at) reader.mistake("starts_at", std::string(expected));
  return at.value_or(now);
}

// A language tag: letters, digits and hyphens ("en", "es-MX").
std::string read_language(DefinitionReader& reader) {
  constexpr std::string_view expected = "expected a language, such as \"en\" or \"es-MX\"";
  std::string text = reader.word_if_given("lang", expected).value_or("en");
  const bool fits = text.size() >= 2 && text.size() <= 35 && std::ranges::all_of(text, [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '-';
                    });
  if (!fits) reader.mistake("lang", std::string(expected));
  return text;
}

// "forget" (none), or how many days the words are kept.
std::optional<std::uint16_t> read_transcript(const json& settings, DefinitionReader& reader) {
  if (!reader.has("transcript")) return std::nullopt;
  const json& value = settings["transcript"];
  if (value == "forget") return std::nullopt;
  const Bounds days{.min = 1, .max = limits::keep_days_max};
  if (value.is_object()) {
    return static_cast<std::uint16_t>(reader.inside("transcript")->whole("keep_days", days));
  }
  reader.mistake("transcript", "expected \"forget\" or {\"keep_days\": 1 to 365}");
  return std::nullopt;
}

core::LinkTerms read_terms(core::Role role, DefinitionReader reader) {
  constexpr std::string_view expected =
      "expected a time with its offset, such as \"2026-12-03T18:00:00-05:00\"";
  core::LinkTerms terms{.role = role, .expires_at = {}, .uses_max = {}};
  if (const auto text = reader.word_if_given("expires_at", expected)) {
    terms.expires_at = parse_iso_time(*text);
    if (!terms.expires_at) reader.mistake("expires_at", std::string(expected));
  }
  if (reader.has("uses_max")) {
    const Bounds uses{.min = 1, .max = limits::capacity_max};
    terms.uses_max = static_cast<std::uint32_t>(reader.whole("uses_max", uses));
  }
  return terms;
}

// The terms of links by role; none: nobody limits them.
std::optional<std::vector<core::LinkTerms>> read_links(DefinitionReader& reader) {
  auto links = reader.inside("links");
  if (!links) return std::nullopt;
  std::vector<core::LinkTerms> all;
  for (const core::Role role :
       {core::Role::attendee, core::Role::moderator, core::Role::facilitator}) {
    if (const auto terms = links->inside(word(role))) all.push_back(read_terms(role, *terms));
  }
  if (all.empty()) return std::nullopt;
  return all;
}

core::Settings read_settings(const json& object, DefinitionReader& reader) {
  core::Settings settings;
  if (reader.choice_or("lobby", core::Lobby::open) == core::Lobby::admit)
    settings.lobby = core::Lobby::admit;
  settings.late_comers = reader.choice_or("late_comers", settings.late_comers);
  settings.keep_days = read_transcript(object, reader);
  settings.anonymous_cards = reader.choice_or("anonymous_cards", settings.anonymous_cards);
  settings.cards = reader.choice_or("cards", settings.cards);
  settings.closing_lasts = core::minutes(
      reader.whole_or("closing_minutes", {.min = 0, .max = limits::closing_minutes_max},
                      settings.closing_lasts.count()));
  settings.unattended_lasts = core::minutes(
      reader.whole_or("unattended_minutes", {.min = 10, .max = limits::unattended_minutes_max},
                      settings.unattended_lasts.count()));
  return settings;
}

core::Definition read_definition(const json& object, core::Instant now,
                                 std::vector<Mistake>& mistakes) {
  DefinitionReader reader(object, "", mistakes);
  core::Definition definition;
  definition.title = reader.line("title", limits::title_points_max);
  definition.series = reader.line_if_given("series", limits::title_points_max);
  definition.lang = read_language(reader);
  definition.starts_at = read_start(reader, now);
  const Bounds capacity{.min = 1, .max = limits::capacity_max};
  definition.capacity =
      static_cast<std::uint32_t>(reader.whole_or("capacity", capacity, definition.capacity));
  const Bounds entries{.min = 0, .max = limits::list_entries_max};
  const auto list = [&](std::string_view field) {
    return reader.different_lines(field, entries, limits::list_entry_points_max);
  };
  definition.positions = list("positions");
  definition.affiliations = list("affiliations");
  definition.assumptions = reader.texts("assumptions", {.min = 0, .max = limits::assumptions_max},
                                        limits::assumption_points_max);
  definition.agenda = read_agenda(reader);
  definition.links = read_links(reader);
  if (auto settings = reader.inside("settings")) {
    definition.settings = read_settings(object["settings"], *settings);
  }
  return definition;
}

std::vector<Mistake> unreadable(std::string expected) {
  return {{"", std::move(expected)}};
}

}  // namespace

core::Result<core::Definition, std::vector<Mistake>> decode_definition(std::string_view text,
                                                                       core::Instant now) {
  if (text.size() > limits::definition_bytes_max) {
    return unreadable("expected at most " + std::to_string(limits::definition_bytes_max) +
                      " bytes");
  }
  json object;
  switch (parse_strictly(text, object)) {
    case JsonOutcome::not_json:
      return unreadable("expected JSON");
    case JsonOutcome::not_allowed:
      return unreadable(
          "expected JSON of depth 16 at most, without repeated keys, with at most 64 keys in an "
          "object, and with neither NUL nor lone surrogates in its texts");
    case JsonOutcome::value:
      break;
  }
  if (!object.is_object()) return unreadable("expected an object");
  std::vector<Mistake> mistakes;
  core::Definition definition = read_definition(object, now, mistakes);
  if (!mistakes.empty()) return mistakes;
  return definition;
}

}  // namespace chats::protocol
