#include "tests/load/chats-load/person.hpp"

#include <algorithm>
#include <utility>

#include "tests/load/chats-load/keys.hpp"
#include "tests/load/chats-load/line_text.hpp"

namespace chats::load {

Person::Person(const Surroundings& around, std::uint64_t number, std::string link)
    : around_(around),
      number_(number),
      link_(std::move(link)),
      key_(new_key()),
      socket_(around.loop, around.door, number,
              {.opened = [this] { knock(); },
               .text = [this](std::string_view frame) { text(frame); },
               .ended = [this](int code) { lost(code); }}) {}

void Person::come() {
  here_ = false;
  socket_.open();
}

void Person::knock() {
  const std::string key = R"("key":")" + key_ + '"';
  const std::string params =
      session_.empty() ? R"({"link":")" + link_ + "\"," + key + R"(,"name":"Person )" +
                             std::to_string(number_) + R"(","client":"chats-load"})"
                       : R"({"session":")" + session_ + "\"," + key + R"(,"after":)" +
                             std::to_string(seq_) + R"(,"view":")" + view_ + "\"}";
  send(now(), "session.join", params);
}

void Person::post(Moment due, std::size_t bytes) {
  send(due, "message.post",
       R"({"room":")" + room_ + R"(","text":")" + text_due(due, bytes) + "\"}");
}

void Person::ask(std::string_view method, const std::string& params) {
  send(now(), method, params);
}

void Person::send(Moment due, std::string_view method, const std::string& params) {
  std::string text = R"({"jsonrpc":"2.0","id":")";
  text += std::to_string(++asked_count_);
  text += R"(","method":")";
  text += method;
  text += R"(","params":)";
  text += params;
  text += '}';
  socket_.send(text);
  asked_.push_back({asked_count_, due, std::move(text)});
}

void Person::text(std::string_view frame) {
  static thread_local LetterReader reader;
  const auto letters = reader.read(frame);
  if (letters.empty()) ++around_.faults.unreadable;
  for (const auto& letter : letters)
    take(letter);
}

void Person::take(const Letter& letter) {
  switch (letter.kind) {
    case Letter::Kind::event: return take_event(letter);
    case Letter::Kind::signal: return;
    case Letter::Kind::result:
    case Letter::Kind::error: return take_answer(letter);
  }
}

void Person::take_event(const Letter& letter) {
  if (letter.name == "snapshot") return start_afresh(letter);
  const bool posted = letter.name == "message.posted";
  // One event may tell one person two things, but a post is told once.
  if (letter.seq < seq_ || (posted && letter.seq == seq_)) ++around_.faults.out_of_order;
  seq_ = letter.seq;
  if (letter.name == "room.entered") {
    room_ = field_of(field_of(letter.whole, "room"), "id");
    view_ = field_of(letter.whole, "view");
    around_.onlooker.entered(*this);
  }
  if (!posted) return;
  ++counts_.posts_heard;
  if (const auto due = due_of(letter.text)) around_.onlooker.heard(*this, *due);
}

// The backlog was dropped, answers and all: what is unanswered is asked again, with the same id.
void Person::start_afresh(const Letter& letter) {
  seq_ = letter.seq;
  view_ = field_of(letter.whole, "view");
  ++counts_.fresh_starts;
  asked_again_ = asked_count_;
  for (const auto& asked : asked_) socket_.send(asked.text);
  around_.onlooker.started_afresh(*this);
}

void Person::take_answer(const Letter& letter) {
  const auto number = number_in(letter.name);
  const auto found = std::find_if(asked_.begin(), asked_.end(),
                                  [&](const Asked& each) { return each.number == number; });
  if (found == asked_.end()) {
    if (number.value_or(~0ULL) > asked_again_) ++around_.faults.unknown_replies;
    return;
  }
  const auto due = found->due;
  asked_.erase(found);
  const bool accepted = letter.kind == Letter::Kind::result;
  if (!accepted) ++around_.faults.refusals[std::string(field_of(letter.whole, "reason"))];
  if (accepted && !here_) return take_join(letter);
  if (accepted && letter.seq > seq_) ++around_.faults.replies_too_early;
  around_.onlooker.answered(*this, due, accepted);
}

void Person::take_join(const Letter& letter) {
  here_ = true;
  ++counts_.joins;
  counts_.posts_heard = 0;
  session_ = field_of(letter.whole, "session");
  view_ = field_of(letter.whole, "view");
  room_ = field_of(letter.whole, "room");
  const bool snapshot = letter.whole.find(R"("snapshot":null)") == std::string_view::npos;
  if (letter.seq < seq_) ++around_.faults.went_back;
  // Without a snapshot, what was missed follows with its own seqs.
  if (snapshot) seq_ = letter.seq;
  if (snapshot) ++counts_.snapshots;
  if (socket_.line().resumed()) ++counts_.resumptions;
  // What was not answered before the line broke is asked again, with the same id.
  for (const auto& asked : asked_) socket_.send(asked.text);
  around_.onlooker.joined(*this);
}

void Person::lost(int code) {
  here_ = false;
  around_.faults.lost_unanswered += std::exchange(asked_, {}).size();
  around_.onlooker.ended(*this, code);
}

}  // namespace chats::load
