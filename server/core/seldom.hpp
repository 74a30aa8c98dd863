// What is nearly never there: an optional that takes no more than a pointer until it holds
// something, for things of which there is one for each person. A value, as an optional is.
#pragma once

#include <memory>
#include <utility>

namespace chats::core {

template <class T>
class Seldom {
 public:
  Seldom() = default;
  Seldom(T value) : held_(std::make_unique<T>(std::move(value))) {}
  Seldom(const Seldom& other) : held_(other ? std::make_unique<T>(*other) : nullptr) {}
  Seldom(Seldom&&) noexcept = default;
  Seldom& operator=(Seldom other) noexcept {
    held_.swap(other.held_);
    return *this;
  }
  ~Seldom() = default;

  bool has_value() const { return held_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *held_; }
  const T& operator*() const { return *held_; }
  T* operator->() { return held_.get(); }
  const T* operator->() const { return held_.get(); }
  // Makes one where there is none.
  T& or_new() {
    if (!held_) held_ = std::make_unique<T>();
    return *held_;
  }
  void reset() { held_.reset(); }

 private:
  std::unique_ptr<T> held_;
};

}  // namespace chats::core
