// Shuffling of our own: the library's differs between versions, and the same dice must give the
// same plan on every machine. SplitMix64 (Steele, Lea, Flood 2014) and Fisher-Yates.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace chats::core {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t roll() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // From 0 to `sides` - 1. The bias is below sides / 2^64.
  std::uint64_t roll(std::uint64_t sides) { return roll() % sides; }

 private:
  std::uint64_t state_;
};

template <class T>
void shuffle(std::vector<T>& all, Dice& dice) {
  for (std::size_t i = all.size(); i > 1; --i)
    std::swap(all[i - 1], all[dice.roll(i)]);
}

}  // namespace chats::core
