#include "tests/simulation/client.hpp"

#include <sstream>

#include "server/core/rejection.hpp"

namespace chats::simulation {

namespace {

constexpr std::size_t diary_max = 30;

bool ends_it(core::Rule rule) {
  return rule == core::Rule::was_removed || rule == core::Rule::session_is_closed;
}

}  // namespace

core::Digest Client::digest() const {
  core::Digest digest;
  digest.bytes.fill(key);
  return digest;
}

void Client::note(std::string what) {
  diary.push_back(std::move(what));
  if (diary.size() > diary_max) diary.pop_front();
}

std::string Client::last_days() const {
  std::string all;
  for (const auto& each : diary)
    all += "\n    " + each;
  return all;
}

void Client::cut() {
  note("cut");
  connection = 0;
  joined = lagging = false;
  on_the_way.clear();
  answered_up_to = 0;
}

std::string Client::read(const std::string& line) {
  if (line != "signal") note("<- " + line);
  if (line.empty()) return cut(), "";
  std::istringstream words(line);
  std::string kind, request;
  core::Seq seq = 0;
  words >> kind;
  if (kind == "signal") return "";
  if (kind == "page") {
    words >> request;
    unanswered.erase(request);
    return "";
  }
  if (kind == "no") {
    int rule = 0;
    words >> request >> rule;
    unanswered.erase(request);
    if (ends_it(static_cast<core::Rule>(rule))) gone_for_good = true;
    return "";
  }
  if (kind == "done") {
    words >> request >> seq;
    acknowledged[request].insert(seq);
    unanswered.erase(request);
    answered_up_to = std::max(answered_up_to, seq);
    return "";
  }
  words >> seq;
  if (kind == "clock") {
    position = seq;
    return "";
  }
  if (kind == "event") {
    int group = 0;
    words >> group >> view;
    const std::pair told{seq, group};
    if (seq <= baseline) return "told again what the snapshot held: " + line;
    if (!heard.empty() && told <= heard.back()) return "out of order: " + line;
    if (seq < answered_up_to) return "an event after a reply that implies it: " + line;
    heard.push_back(told);
    position = seq;
    return "";
  }
  words >> view;
  joined = true;
  if (kind != "resumed") {
    baseline = seq;
    heard.clear();
    position = seq;
  }
  return "";
}

}  // namespace chats::simulation
