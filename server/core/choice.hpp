// One thing of many kinds, for the two choices that have a hundred (EventBody, CommandBody): what
// std::variant is, and used by the same words, which argument-dependent lookup finds here. A
// std::variant of so many spells out all of them in each name that it makes, one level of union for
// each kind; that was four fifths of the program's file and half the time of a build (decision
// 0013). A Choice goes by the name of its list, which is a class of its own:
//
//   struct EventKinds : Kinds<event::SessionCreated, event::SessionOpened> {};
//   using EventBody = Choice<EventKinds>;
//
// It has no empty state: a kind must move without throwing. `extern template class` beside the
// alias and one `template class` in a .cpp keep copying, moving and ending out of everybody else's
// code.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace chats::core {

template <std::size_t Index, class T>
struct KindAt {};

template <class Indices, class... Ts>
struct KindsAt;

template <std::size_t... Indices, class... Ts>
struct KindsAt<std::index_sequence<Indices...>, Ts...> : KindAt<Indices, Ts>... {
  static constexpr std::size_t size = sizeof...(Ts);
  static constexpr std::size_t bytes = std::max({sizeof(Ts)...});
  static constexpr std::size_t alignment = std::max({alignof(Ts)...});
  static_assert((std::is_nothrow_move_constructible_v<Ts> && ...));

  // Calls with std::type_identity of each kind, in their order.
  template <class F>
  static constexpr void each(F&& call) {
    (call(std::type_identity<Ts>{}), ...);
  }

  // For each kind in its order: the address of Of<T>::call.
  template <template <class> class Of>
  static consteval auto calls() {
    return std::array{&Of<Ts>::call...};
  }
};

template <class... Ts>
struct Kinds : KindsAt<std::index_sequence_for<Ts...>, Ts...> {};

// Looked up through the list's bases, which takes a compiler no time, however long it is.
template <class T, std::size_t Index>
constexpr std::size_t index_in(const KindAt<Index, T>&) {
  return Index;
}
template <std::size_t Index, class T>
std::type_identity<T> kind_in(const KindAt<Index, T>&);

template <class List>
class Choice {
 public:
  template <class T>
  static constexpr std::size_t index_of = index_in<T>(List{});
  template <std::size_t Index>
  using Kind = typename decltype(kind_in<Index>(List{}))::type;
  static constexpr std::size_t size = List::size;

  Choice() : Choice(Kind<0>{}) {}
  template <class T, class Plain = std::remove_cvref_t<T>>
  requires requires { index_in<Plain>(List{}); }
  Choice(T&& value)  // Implicit, as std::variant's.
      : index_(static_cast<std::uint8_t>(index_of<Plain>)) {
    static_assert(size <= UINT8_MAX);
    std::construct_at(static_cast<Plain*>(held()), std::forward<T>(value));
  }
  Choice(const Choice& other);
  Choice(Choice&& other) noexcept;
  Choice& operator=(Choice other) noexcept;
  ~Choice();

  std::size_t index() const { return index_; }
  // The address of what is held.
  void* held() { return held_; }
  const void* held() const { return held_; }

 private:
  alignas(List::alignment) std::byte held_[List::bytes];
  std::uint8_t index_;
};

namespace choosing {

template <class T>
struct Copy {
  static void call(void* to, const void* from) {
    std::construct_at(static_cast<T*>(to), *static_cast<const T*>(from));
  }
};
template <class T>
struct Move {
  static void call(void* to, void* from) {
    std::construct_at(static_cast<T*>(to), std::move(*static_cast<T*>(from)));
  }
};
template <class T>
struct End {
  static void call(void* held) { std::destroy_at(static_cast<T*>(held)); }
};

// T with the const and the reference of what holds it.
template <class Holder, class T>
using Held = std::conditional_t<
    std::is_lvalue_reference_v<Holder>,
    std::conditional_t<std::is_const_v<std::remove_reference_t<Holder>>, const T&, T&>, T&&>;

template <class F, class Holder, class Result>
struct Visit {
  template <class T>
  struct Kind {
    static Result call(F& visitor, std::remove_reference_t<Holder>& holder) {
      using To = Held<Holder, T>;
      return std::forward<F>(visitor)(
          static_cast<To>(*static_cast<std::remove_reference_t<To>*>(holder.held())));
    }
  };
};

template <class Holder>
using ListOf = decltype([]<class List>(const Choice<List>&) {
  return std::type_identity<List>{};
}(std::declval<Holder>()))::type;

}  // namespace choosing

template <class List>
Choice<List>::Choice(const Choice& other) : index_(other.index_) {
  static constexpr auto copy = List::template calls<choosing::Copy>();
  copy[index_](held_, other.held_);
}

template <class List>
Choice<List>::Choice(Choice&& other) noexcept : index_(other.index_) {
  static constexpr auto move = List::template calls<choosing::Move>();
  move[index_](held_, other.held_);
}

template <class List>
Choice<List>& Choice<List>::operator=(Choice other) noexcept {
  std::destroy_at(this);
  return *std::construct_at(this, std::move(other));
}

template <class List>
Choice<List>::~Choice() {
  static constexpr auto end = List::template calls<choosing::End>();
  end[index_](held_);
}

template <class F, class Holder, class List = choosing::ListOf<Holder>>
decltype(auto) visit(F&& visitor, Holder&& choice) {
  using First = choosing::Held<Holder&&, typename Choice<List>::template Kind<0>>;
  using Result = std::invoke_result_t<F, First>;
  using Calls = choosing::Visit<F, Holder&&, Result>;
  static constexpr auto calls = List::template calls<Calls::template Kind>();
  return calls[choice.index()](visitor, choice);
}

template <class T, class List>
bool holds_alternative(const Choice<List>& choice) {
  return choice.index() == Choice<List>::template index_of<T>;
}
// Null: another kind, as with std::get_if.
template <class T, class List>
T* get_if(Choice<List>* choice) {
  return holds_alternative<T>(*choice) ? static_cast<T*>(choice->held()) : nullptr;
}
template <class T, class List>
const T* get_if(const Choice<List>* choice) {
  return holds_alternative<T>(*choice) ? static_cast<const T*>(choice->held()) : nullptr;
}

template <class T, class List>
const T& get(const Choice<List>& choice) {
  assert(holds_alternative<T>(choice));
  return *static_cast<const T*>(choice.held());
}

}  // namespace chats::core
