// How long many things took, in bounded memory: a count for each of 2,304 buckets. A bucket's width
// is 1/64 of where it begins, so what is read off is at most 1.6 % above what was counted. From
// 1 us (all below counts as that) to about 19 hours (all above counts as that).
#pragma once

#include <array>
#include <cstdint>

#include "tests/load/chats-load/moment.hpp"

namespace chats::load {

class Histogram {
 public:
  void count(Span span);
  void add(const Histogram& other);

  std::uint64_t total() const { return total_; }
  // The span that `share` (0 to 1) of all counted did not exceed: the upper edge of its bucket, but
  // never more than the longest. Zero when nothing was counted.
  Span quantile(double share) const;
  Span longest() const { return longest_; }

 private:
  static constexpr unsigned steps_bits = 6;  // 64 buckets for each doubling
  static constexpr unsigned doublings = 36;
  static constexpr std::size_t buckets = std::size_t{doublings} << steps_bits;

  static std::size_t bucket_of(std::uint64_t microseconds);
  static std::uint64_t end_of(std::size_t bucket);

  std::array<std::uint64_t, buckets> counts_{};
  std::uint64_t total_ = 0;
  Span longest_{};
};

}  // namespace chats::load
