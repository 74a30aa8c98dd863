#include "server/live/missed.hpp"

#include <utility>

#include "server/live/packed_audience.hpp"

namespace chats::live {

namespace {

// Two pointers' worth beside each letters: what counts their owners.
constexpr std::size_t counted_by = 16;
// So much of a string lies in itself.
constexpr std::size_t short_text = 15;

std::size_t bytes_outside(const std::string& text) {
  return text.capacity() > short_text ? text.capacity() + 1 : 0;
}

}  // namespace

bool Missed::Kept::includes(const core::Participant& viewer) const {
  for (std::string_view left = to; !left.empty();)
    if (core::includes(unpack_one(left), viewer)) return true;
  return false;
}

void Missed::keep(core::Seq seq, const std::vector<Told>& told, const LiveLimits& limits) {
  for (const auto& [telling, letters] : told) {
    auto to = pack(telling.to);
    const auto bytes = static_cast<std::uint32_t>(sizeof(Kept) + bytes_outside(to) + counted_by +
                                                  sizeof(Letters) + bytes_outside(letters->text));
    kept_.push_back({seq, letters, std::move(to), telling.group, bytes});
    bytes_ += bytes;
  }
  told_up_to_ = seq;
  while (told_up_to_ - begins_after_ > limits.missed_events_max ||
         bytes_ > limits.missed_bytes_max)
    forget_oldest_event();
}

void Missed::forget_oldest_event() {
  ++begins_after_;
  while (!kept_.empty() && kept_.front().seq <= begins_after_) {
    bytes_ -= kept_.front().bytes;
    kept_.pop_front();
  }
}

std::optional<std::vector<SharedLetters>> Missed::since(core::Seq after,
                                                        const core::Participant& viewer,
                                                        const LiveLimits& limits) const {
  if (after < begins_after_ || after > told_up_to_) return {};
  std::vector<SharedLetters> mine;
  std::size_t bytes = 0;
  core::Seq event = 0;
  int group_told = -1;
  for (const auto& kept : kept_) {
    if (kept.seq <= after) continue;
    if (std::exchange(event, kept.seq) != kept.seq) group_told = -1;
    if (group_told == kept.group || !kept.includes(viewer)) continue;
    group_told = kept.group;
    bytes += kept.letters->text.size();
    if (bytes > limits.resume_bytes_max) return {};
    mine.push_back(kept.letters);
  }
  return mine;
}

}  // namespace chats::live
