#include "protocol/told_moderation.hpp"

#include <utility>
#include <vector>

#include "protocol/id_text.hpp"
#include "protocol/told_items.hpp"

namespace chats::protocol {

namespace {

// The beginning of a text, at most so many bytes, ending with a whole character.
std::string_view beginning_of(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  auto end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
    --end;
  return text.substr(0, end);
}

void write_words(JsonWriter& out, const core::SessionState& state, const core::FlaggedWords& words,
                 std::size_t bytes_max) {
  const auto shown = beginning_of(words.text, bytes_max);
  out.object([&] {
    out.field_if("message", words.message);
    out.field("at", words.at);
    write_person_named(out, "from", state, words.from);
    out.field("text", shown);
    if (shown.size() < words.text.size()) out.field("cut", true);
  });
}

void write_mute(JsonWriter& out, std::optional<core::RoomId> room, const core::RoomMute& mute) {
  out.object([&] {
    out.field("room", room_or_all(room));
    out.field("at", mute.at);
    out.text_if("reason", mute.reason);
  });
}

void write_pace(JsonWriter& out, std::optional<core::RoomId> room, core::seconds every) {
  out.object([&] {
    out.field("room", room_or_all(room));
    out.field("every_s", every.count());
  });
}

void write_letters(JsonWriter& out, std::string_view name, const core::SessionState& state,
                   const std::vector<core::Letter>& letters) {
  out.list(name, letters, [&](const core::Letter& letter) {
    out.object([&] { write_letter_fields(out, state, letter); });
  });
}

void write_threads(JsonWriter& out, const core::SessionState& state) {
  std::vector<const core::Participant*> writers;
  for (const auto& [id, person] : state.participants)
    if (!person.letters.empty()) writers.push_back(&person);
  if (writers.empty()) return;
  out.list("threads", writers, [&](const core::Participant* person) {
    out.object([&] {
      out.nested("participant", [&] { write_person(out, *person); });
      write_letters(out, "letters", state, person->letters);
    });
  });
}

}  // namespace

std::string room_or_all(std::optional<core::RoomId> room) {
  return room ? id_text(*room) : "all";
}

std::string target_text(const core::FlagTarget& target) {
  return std::visit([](const auto& id) { return id_text(id); }, target);
}

void write_restraint(JsonWriter& out, const core::SessionState& state) {
  const core::Restraint& now = state.restraint;
  std::vector<std::pair<std::optional<core::RoomId>, const core::RoomMute*>> mutes;
  if (now.all_muted) mutes.emplace_back(std::nullopt, &*now.all_muted);
  for (const auto& [room, mute] : now.muted)
    mutes.emplace_back(room, &mute);
  if (!mutes.empty())
    out.list("mutes", mutes, [&](const auto& each) { write_mute(out, each.first, *each.second); });
  std::vector<std::pair<std::optional<core::RoomId>, core::seconds>> paces;
  if (now.pace.count() > 0) paces.emplace_back(std::nullopt, now.pace);
  paces.insert(paces.end(), now.paces.begin(), now.paces.end());
  if (!paces.empty())
    out.list("slow", paces, [&](const auto& each) { write_pace(out, each.first, each.second); });
}

void write_own_flags(JsonWriter& out, const core::Participant& me) {
  if (me.flags.empty()) return;
  out.list("flags", me.flags, [&](const core::OwnFlag& flag) {
    out.object([&] {
      out.field("flag", flag.id);
      out.field("target", target_text(flag.target));
      out.field("at", flag.at);
      out.field_if("outcome", flag.outcome);
    });
  });
}

void write_own_letters(JsonWriter& out, const core::SessionState& state,
                       const core::Participant& me) {
  if (!me.letters.empty()) write_letters(out, "letters", state, me.letters);
}

void write_waiting_person(JsonWriter& out, const core::SessionState& state,
                          const core::Participant& person) {
  out.object([&] {
    write_person_fields(out, person);
    write_profile_fields(out, state, person);
    out.field("at", person.joined_at);
    if (person.away) out.field("away", true);
  });
}

void write_staff_desk(JsonWriter& out, const core::SessionState& state) {
  if (!state.waiting.empty()) {
    out.list("lobby", state.waiting, [&](core::ParticipantId id) {
      write_waiting_person(out, state, state.participants.at(id));
    });
  }
  if (!state.flags.empty()) {
    out.list("flags", state.flags, [&](const auto& entry) {
      out.object([&] { write_flag_fields(out, state, entry.second); });
    });
  }
  write_threads(out, state);
  if (!state.staff_notes.empty()) write_letters(out, "notes", state, state.staff_notes);
}

void write_flag_fields(JsonWriter& out, const core::SessionState& state, const core::Flag& flag) {
  out.field("flag", flag.id);
  out.field("target", target_text(flag.target));
  out.field("at", flag.at);
  out.field_if("room", flag.room);
  write_person_named(out, "about", state, flag.about);
  if (!flag.names_nobody) write_person_named(out, "from", state, flag.from);
  out.text_if("note", flag.note);
  out.list("words", flag.words, [&](const core::FlaggedWords& words) {
    const bool is_target = &words == &flag.words.back();
    write_words(out, state, words,
                is_target ? core::limits::flag_bytes_shown : core::limits::flag_before_bytes_shown);
  });
}

void write_letter_fields(JsonWriter& out, const core::SessionState& state,
                         const core::Letter& letter) {
  out.field("letter", letter.id);
  out.field("at", letter.at);
  write_person_named(out, "from", state, letter.from);
  out.field("text", letter.text);
}

}  // namespace chats::protocol
