#include "tests/simulation/truth.hpp"

#include <algorithm>
#include <sstream>

#include "tests/support/invariants.hpp"
#include "tests/support/played_session.hpp"

namespace chats::simulation {

namespace {

std::string in_words(const Tidings& tidings) {
  std::ostringstream said;
  for (const auto& [seq, group] : tidings)
    said << ' ' << seq << '/' << group;
  return said.str();
}

}  // namespace

std::vector<std::string> Truth::learn(const std::vector<core::Event>& events) {
  std::vector<std::string> broken;
  for (const auto& event : events) {
    core::apply(state_, event);
    const auto tellings = core::tellings_of(state_, event);
    note_tidings(event.seq, tellings);
    for (auto& each :
         support::broken_tellings(state_, event, support::hearers(state_, event, tellings)))
      broken.push_back(std::move(each));
  }
  // An append holds whole requests; between the events of one, not everything need hold.
  for (auto& each : support::broken_invariants(state_))
    broken.push_back("after event " + std::to_string(state_.seq) + " " + each);
  return broken;
}

void Truth::note_tidings(core::Seq seq, const std::vector<core::Telling>& tellings) {
  for (const auto& [key, id] : state_.by_key) {
    int told = -1;
    for (const auto& telling : tellings) {
      if (told == telling.group || !core::includes(telling, state_.participants.at(id))) continue;
      told = telling.group;
      tidings_[key].emplace_back(seq, told);
    }
  }
}

Tidings Truth::owed(const core::Digest& key, core::Seq after) const {
  const auto found = tidings_.find(key);
  if (found == tidings_.end()) return {};
  const auto from =
      std::ranges::find_if(found->second, [&](const auto& each) { return each.first > after; });
  return {from, found->second.end()};
}

std::string wrong_with(const Tidings& heard, const Truth& truth, const core::Digest& key,
                       core::Seq baseline) {
  const auto owed = truth.owed(key, baseline);
  const auto known = static_cast<std::size_t>(
      std::ranges::count_if(heard, [&](const auto& each) { return each.first <= truth.seq(); }));
  const bool heard_later_ones = known < heard.size();
  const bool same =
      known <= owed.size() &&
      std::equal(heard.begin(), heard.begin() + static_cast<long>(known), owed.begin());
  if (same && (!heard_later_ones || known == owed.size())) return {};
  return "since " + std::to_string(baseline) + " heard" + in_words(heard) + " instead of" +
         in_words(owed);
}

}  // namespace chats::simulation
