#include "tests/sessions/story_player.hpp"

#include <algorithm>
#include <functional>
#include <sstream>

#include "protocol/deed_words.hpp"
#include "protocol/pin_words.hpp"
#include "server/core/match.hpp"
#include "tests/sessions/audience_words.hpp"
#include "tests/sessions/story_commands.hpp"
#include "tests/sessions/story_definition.hpp"
#include "tests/sessions/told_text.hpp"
#include "tests/sessions/words.hpp"
#include "tests/support/state_text.hpp"

namespace chats::sessions {

using namespace core;
using support::Heard;
using support::Outcome;
using support::PlayedSession;

namespace {

bool is_told(std::string_view line) {
  return line.starts_with("  ->") || line.starts_with("  !!");
}
bool is_step(std::string_view line) {
  return !line.empty() && !line.starts_with('#');
}

// "jonas, aylin" at the beginning of the words; a comma says that another follows.
std::vector<std::string> people_at_start(Words& words) {
  std::vector<std::string> people;
  bool more = true;
  while (more) {
    auto word = words.take();
    more = word.ends_with(',');
    if (more) word.pop_back();
    people.push_back(std::move(word));
  }
  return people;
}

class Player {
 public:
  explicit Player(Witness* witness) : witness_(witness) {}

  PlayedStory play(std::string_view story);

 private:
  void step(const std::string& line);
  void begin(Words& words);
  void act(Words& words, const std::string& line);
  void request(const std::string& person, const std::string& method, Words& words,
               const std::string& line, bool again);
  void go(const std::string& person, const std::string& verb, Words& words);
  void come(const std::string& person, Words& words);
  void restart();
  void show(const std::string& person);

  ParticipantId known(const std::string& person) const;
  Outcome asked(std::optional<ParticipantId> actor, CommandBody wish,
                std::optional<support::RequestId> id, const std::string& person);
  void hear(const SessionState&, const Event&, const std::vector<Heard>&);
  void tell(const std::string& who, const std::string& what);
  void note_broken();

  Witness* witness_;
  std::unique_ptr<PlayedSession> session_;
  Names names_;
  std::string arriving_;  // Who is at the door in this step.
  std::map<std::string, std::uint64_t> latest_request_;
  std::uint64_t requests_ = 0;
  std::ostringstream out_;
  std::vector<std::string> mistakes_;
  std::size_t broken_seen_ = 0;
  bool quiet_ = false;
};

PlayedStory Player::play(std::string_view story) {
  std::istringstream lines{std::string(story)};
  for (std::string line; std::getline(lines, line);) {
    if (is_told(line)) continue;
    out_ << line << '\n';
    if (!is_step(line)) continue;
    try {
      step(line);
    } catch (const StoryMistake& mistake) {
      mistakes_.push_back(line + "\n  " + mistake.what());
      out_ << "  !! " << mistake.what() << '\n';
    }
    note_broken();
  }
  if (witness_ && session_) witness_->ends(session_->state());
  return {out_.str(), std::move(mistakes_)};
}

void Player::step(const std::string& line) {
  Words words(line);
  if (words.take_if("session")) return begin(words);
  if (!session_) throw StoryMistake("a story begins with a session");
  quiet_ = words.take_if("given");
  if (words.take_if("at")) session_->wait_until(time_of_day(words.take()));
  if (words.at_end()) return words.expect_all_used();
  if (words.take_if("restart")) return restart();
  if (words.take_if("down")) {
    words.take_if("until");
    return session_->be_down_until(time_of_day(words.take()));
  }
  if (words.take_if("view")) return show(words.take());
  act(words, line);
  words.expect_all_used();
}

void Player::begin(Words& words) {
  session_ = std::make_unique<PlayedSession>(story_definition(words), time_of_day("09:00"));
  if (const auto dice = words.find("dice")) session_->use_dice(number_in(*dice));
  words.expect_all_used();
  session_->on_event([this](const SessionState& state, const Event& event,
                            const std::vector<Heard>& heard) { hear(state, event, heard); });
}

void Player::act(Words& words, const std::string& line) {
  if (words.peek().ends_with(':')) {  // mira: rooms.plan …
    auto person = words.take();
    person.pop_back();
    const auto method = words.take();
    return request(person, method, words, line.substr(line.find(": ")), false);
  }
  if (words.take_if("operator")) {
    words.take_if("assigns");
    asked({}, assignments_of(words, *session_->state().definition), {}, "operator");
    return;
  }
  const auto people = people_at_start(words);
  const auto verb = words.take();
  if (verb == "again:") {
    const auto method = words.take();
    return request(people.front(), method, words, line.substr(line.find(": ")), true);
  }
  if (verb == "comes" || verb == "come") words.take_if("back");
  if (verb == "is" || verb == "are") words.take_if("away");
  for (const auto& person : people)
    go(person, verb, words);
}

void Player::go(const std::string& person, const std::string& verb, Words& words) {
  static const std::set<std::string> in{"join", "joins", "opens", "comes", "come"};
  if (in.contains(verb))
    come(person, words);
  else if (verb == "is" || verb == "are")
    asked({}, command::MarkAway{known(person)}, {}, person);
  else if (verb == "leaves")
    asked(known(person), command::LeaveSession{}, {}, person);
  else
    throw StoryMistake("nobody knows how to " + verb);
  if (verb == "opens") asked(known(person), command::OpenSession{}, {}, person);
}

void Player::come(const std::string& person, Words& words) {
  arriving_ = person;
  auto wish = join_of(person, words);
  if (words.take_if("with")) {
    words.take_if("a");
    words.take_if("wrong");
    words.take_if("link");
    wish.role.reset();
  }
  const bool known_before = names_.participant(person).has_value();
  const auto outcome = asked({}, std::move(wish), {}, person);
  if (outcome.refused) return;
  if (!known_before) names_.call(ParticipantId{session_->state().seq}, person);
  const auto& participant = session_->state().participants.at(known(person));
  tell(person, "welcome in " + room_name(participant.room));
}

void Player::request(const std::string& person, const std::string& method, Words& words,
                     const std::string& line, bool again) {
  auto wish = command_of(method, words, names_);
  const auto name = words.take_if("as") ? words.take() : std::string{};
  auto& latest = latest_request_[person];
  if (!again) latest = ++requests_;
  // What the story calls the outcome is no part of the request.
  const support::RequestId id{latest, std::hash<std::string>{}(line.substr(0, line.find(" as ")))};
  const auto outcome = asked(known(person), std::move(wish), id, person);
  if (name.empty()) return;
  const auto made = made_id(outcome.thing);
  // What makes no one thing is known by its result.
  names_.call_thing(made.empty() ? "a" + std::to_string(session_->state().seq) : made, name);
}

ParticipantId Player::known(const std::string& person) const {
  const auto id = names_.participant(person);
  if (!id) throw StoryMistake(person + " never joined");
  return *id;
}

Outcome Player::asked(std::optional<ParticipantId> actor, CommandBody wish,
                      std::optional<support::RequestId> id, const std::string& person) {
  auto outcome = session_->ask(actor, std::move(wish), id);
  if (outcome.refused) {
    tell(person, "no " + refusal_text(*outcome.refused, names_));
    if (outcome.refused->deed)
      tell(person, "reads \"" + protocol::deed_text(*outcome.refused, session_->state()) + "\"");
    if (const auto& why = outcome.refused->conflict)
      tell(person, "reads \"" + protocol::conflict_text(*why, session_->state()) + "\"");
  } else if (outcome.repeated)
    tell(person, "done before " + made_id(outcome.thing));
  else if (outcome.made.empty() && actor)
    tell(person, "nothing new");
  return outcome;
}

void Player::restart() {
  const bool same =
      support::state_text(session_->replayed()) == support::state_text(session_->state());
  tell("all", same ? "everything is as it was" : "SOMETHING CHANGED");
  if (!same) mistakes_.push_back("a restart changes the session");
}

void Player::show(const std::string& person) {
  for (const auto& line : view_lines(session_->state(), known(person), names_))
    tell(person, "sees " + line);
}

void Player::hear(const SessionState& state, const Event& event, const std::vector<Heard>& heard) {
  if (holds_alternative<event::ParticipantJoined>(event.body))
    names_.call(ParticipantId{event.seq}, arriving_);
  std::vector<std::pair<std::string, std::set<ParticipantId>>> told;
  for (const auto& [viewer, telling] : heard) {
    auto text = told_text(state, event, *viewer, telling->form, names_);
    const auto same = std::find_if(told.begin(), told.end(),
                                   [&](const auto& each) { return each.first == text; });
    if (same == told.end())
      told.push_back({std::move(text), {viewer->id}});
    else
      same->second.insert(viewer->id);
  }
  for (const auto& [text, who] : told)
    tell(audience_words(state, who, names_), text);
  if (told.empty()) {
    const Participant nobody{};
    tell("nobody", told_text(state, event, nobody, Form::fact, names_));
  }
  if (const auto out = ends_connections_of(event)) tell(names_.of(*out), "is disconnected");
  if (witness_) witness_->hears(state, event, heard);
}

void Player::tell(const std::string& who, const std::string& what) {
  if (!quiet_) out_ << "  -> " << who << ' ' << what << '\n';
}

void Player::note_broken() {
  if (!session_) return;
  const auto& broken = session_->broken();
  for (; broken_seen_ < broken.size(); ++broken_seen_)
    mistakes_.push_back(broken[broken_seen_]);
}

}  // namespace

PlayedStory play(std::string_view story, Witness* witness) {
  return Player(witness).play(story);
}

}  // namespace chats::sessions
