// Either a value or the reason why there is none. C++20 has no std::expected.
#pragma once

#include <cassert>
#include <type_traits>
#include <utility>
#include <variant>

namespace chats::core {

template <class T, class E>
class [[nodiscard]] Result {
  static_assert(!std::is_same_v<T, E>);

 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const noexcept { return held_.index() == 0; }
  const T& operator*() const& { return assert(*this), *std::get_if<0>(&held_); }
  T& operator*() & { return assert(*this), *std::get_if<0>(&held_); }
  T&& operator*() && { return assert(*this), std::move(*std::get_if<0>(&held_)); }
  const T* operator->() const { return &**this; }
  T* operator->() { return &**this; }
  const E& error() const { return assert(!*this), *std::get_if<1>(&held_); }

 private:
  std::variant<T, E> held_;
};

}  // namespace chats::core
