#include "server/core/closing_record.hpp"

#include <numeric>

#include "server/core/shuffle.hpp"

namespace chats::core {

namespace {

std::string name_of(const SessionState& state, std::optional<ParticipantId> id) {
  const auto* person = id ? find_participant(state, *id) : nullptr;
  return person && person->was_inside() ? person->profile.name : std::string{};
}

std::string word_at(const std::vector<std::string>& list, std::optional<std::uint16_t> index) {
  return index && *index < list.size() ? list[*index] : std::string{};
}

ClosingRecord::RoomRecord room_record(const SessionState& state, const PastRoom& room) {
  ClosingRecord::RoomRecord record{room.round, room.name, room.question, {}, {}};
  for (const auto id : room.people)
    if (auto name = name_of(state, id); !name.empty()) record.people.push_back(std::move(name));
  for (const auto& each : room.takeaways)
    record.takeaways.push_back(each.text);
  if (room.headline) {
    record.headline = room.headline->text;
    record.speaker = name_of(state, room.headline->speaker);
  }
  return record;
}

std::vector<ClosingRecord::RoomRecord> rooms_of(const SessionState& state) {
  std::vector<ClosingRecord::RoomRecord> all;
  for (const auto& room : state.past_rooms)
    all.push_back(room_record(state, room));
  for (const auto& [id, room] : state.rooms)
    all.push_back(room_record(state, {state.rounds,
                                      room.name,
                                      room.question,
                                      {room.ever_inside.begin(), room.ever_inside.end()},
                                      room.takeaways,
                                      room.headline}));
  for (const auto& [id, words] : state.unopened_words)
    if (!words.takeaways.empty())
      all.push_back(room_record(
          state, {state.rounds, words.name, words.question, {}, words.takeaways, words.headline}));
  return all;
}

std::vector<ClosingRecord::CardRecord> cards_of(const SessionState& state, Dice& dice) {
  std::vector<ClosingRecord::CardRecord> all;
  for (const auto& [id, card] : state.board.cards)
    if (!card.text.empty() && !card.hidden && !card.waiting) {
      all.push_back({card.column, card.text, name_of(state, card.from),
                     static_cast<std::uint32_t>(card.supporters.size())});
      if (!card.theme.empty()) all.back().theme = card.theme;
    }
  shuffle(all, dice);
  return all;
}

void add_survey(const SessionState& state, ClosingRecord& record, Dice& dice) {
  for (const auto& phase : state.definition->agenda)
    if (const auto* survey = std::get_if<phase::Survey>(&phase.content);
        survey && record.survey.empty())
      for (const auto& question : survey->questions)
        record.survey.push_back({question.id, question.text, std::vector<std::uint32_t>(5)});
  for (const auto& [key, answer] : state.surveys) {
    for (std::size_t i = 0; i < answer.answers.size() && i < record.survey.size(); ++i)
      if (const auto value = answer.answers[i]; value >= 1 && value <= 5)
        ++record.survey[i].counts[value - 1u];
    if (answer.may_quote != MayQuote::no && !answer.quote.empty())
      record.quotes.push_back({answer.quote, answer.quoted_name});
  }
  record.surveys = static_cast<std::uint32_t>(state.surveys.size());
  withhold_small_groups(record);
  shuffle(record.quotes, dice);
}

// By their keys: whoever took their name along is not listed.
std::map<ParticipantId, Digest> keys_of(const SessionState& state) {
  std::map<ParticipantId, Digest> keys;
  for (const auto& [key, id] : state.by_key)
    keys.emplace(id, key);
  return keys;
}

}  // namespace

void withhold_small_groups(ClosingRecord& record) {
  for (auto& question : record.survey) {
    const auto answered = std::accumulate(question.counts.begin(), question.counts.end(), 0u);
    if (answered < survey_group_min || record.surveys < survey_group_min)
      question.counts.assign(question.counts.size(), 0);
  }
  if (record.surveys < survey_group_min)
    std::erase_if(record.quotes, [](const auto& quote) { return quote.name.empty(); });
}

ClosingRecord::Attendance attendance_of(const SessionState& state, const Participant& person,
                                        const Digest& key) {
  const auto& definition = *state.definition;
  const auto& profile = person.profile;
  return {profile.name,
          profile.pronouns,
          word_at(definition.positions, profile.position),
          word_at(definition.affiliations, profile.affiliation),
          person.role,
          person.joined_at,
          key};
}

ClosingRecord closing_record(const SessionState& state, std::uint64_t seed) {
  Dice dice{seed};
  const auto& definition = *state.definition;
  ClosingRecord record;
  record.title = definition.title;
  record.series = definition.series;
  record.starts_at = definition.starts_at;
  record.opened_at = state.opened_at;
  record.closed_at = state.closed_at;
  record.last_seq = state.seq;
  record.keep_days = definition.settings.keep_days;
  const auto keys = keys_of(state);
  for (const auto& [id, person] : state.participants) {
    const auto key = keys.find(id);
    if (!person.was_inside() || key == keys.end() || person.profile.name.empty()) continue;
    record.attendance.push_back(attendance_of(state, person, key->second));
  }
  record.rooms = rooms_of(state);
  record.cards = cards_of(state, dice);
  record.assumption_counts = state.assumption_counts;
  record.checkins = static_cast<std::uint32_t>(state.checkins.size());
  add_survey(state, record, dice);
  for (const auto& act : state.staff_acts) {
    record.acts.push_back({act.at, name_of(state, act.by), std::string{act.act},
                           name_of(state, act.on), act.reason});
    if (!act.about.empty()) record.acts.back().about = act.about;
  }
  return record;
}

}  // namespace chats::core
