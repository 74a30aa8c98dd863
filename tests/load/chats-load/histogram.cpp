#include "tests/load/chats-load/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace chats::load {

// Below 64 us each microsecond has its bucket; from there each doubling has 64.
std::size_t Histogram::bucket_of(std::uint64_t microseconds) {
  constexpr std::uint64_t steps = 1U << steps_bits;
  if (microseconds < steps) return microseconds;
  const auto doubling = static_cast<unsigned>(std::bit_width(microseconds)) - steps_bits;
  const auto step = (microseconds >> (doubling - 1)) - steps;
  return std::min<std::size_t>((std::size_t{doubling} << steps_bits) + step, buckets - 1);
}

std::uint64_t Histogram::end_of(std::size_t bucket) {
  constexpr std::uint64_t steps = 1U << steps_bits;
  if (bucket < steps) return bucket + 1;
  const auto doubling = bucket >> steps_bits;
  return ((bucket & (steps - 1)) + steps + 1) << (doubling - 1);
}

void Histogram::count(Span span) {
  const auto us = std::chrono::duration_cast<std::chrono::microseconds>(span).count();
  ++counts_.at(bucket_of(us > 0 ? static_cast<std::uint64_t>(us) : 0));
  ++total_;
  longest_ = std::max(longest_, span);
}

void Histogram::add(const Histogram& other) {
  for (std::size_t i = 0; i < buckets; ++i) counts_.at(i) += other.counts_.at(i);
  total_ += other.total_;
  longest_ = std::max(longest_, other.longest_);
}

Span Histogram::quantile(double share) const {
  if (total_ == 0) return {};
  const auto wanted =
      std::max<std::uint64_t>(1, static_cast<std::uint64_t>(
                                     std::ceil(share * static_cast<double>(total_))));
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < buckets; ++i) {
    seen += counts_.at(i);
    if (seen < wanted) continue;
    return std::min<Span>(std::chrono::microseconds(end_of(i)), longest_);
  }
  return longest_;
}

}  // namespace chats::load
