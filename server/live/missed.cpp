#include "server/live/missed.hpp"

namespace chats::live {

void Missed::keep(core::Seq seq, std::vector<Told> told, const LiveLimits& limits) {
  std::size_t bytes = sizeof(Entry);
  for (const auto& each : told)
    bytes +=
        each.letters->text.size() + sizeof(Told) + each.telling.to.size() * sizeof(core::Audience);
  entries_.push_back({seq, std::move(told), bytes});
  bytes_ += bytes;
  told_up_to_ = seq;
  while (entries_.size() > limits.missed_events_max || bytes_ > limits.missed_bytes_max) {
    begins_after_ = entries_.front().seq;
    bytes_ -= entries_.front().bytes;
    entries_.pop_front();
  }
}

std::optional<std::vector<SharedLetters>> Missed::since(core::Seq after,
                                                        const core::Participant& viewer,
                                                        const LiveLimits& limits) const {
  if (after < begins_after_ || after > told_up_to_) return {};
  std::vector<SharedLetters> mine;
  std::size_t bytes = 0;
  for (const auto& entry : entries_) {
    if (entry.seq <= after) continue;
    int group_told = -1;
    for (const auto& [telling, letters] : entry.told) {
      if (group_told == telling.group || !core::includes(telling, viewer)) continue;
      group_told = telling.group;
      bytes += letters->text.size();
      if (bytes > limits.resume_bytes_max) return {};
      mine.push_back(letters);
    }
  }
  return mine;
}

}  // namespace chats::live
