// How lists, structs and closed choices of structs are stored. A struct names its fields once, in
// Form<T>::fields, and is written and read by that one table; an optional that is empty is left
// out. Fields that a reader does not know are ignored, those it needs must be there.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "server/core/choice.hpp"
#include "server/store/stored_value.hpp"

namespace chats::store {

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
};

// Form<T>::fields is a tuple of Field; alternatives of a closed choice also have Form<T>::kind.
// Form<T>::holds(value), where there is one, says whether the fields fit together.
template <class T>
struct Form;

template <class T>
concept has_form = requires {
  Form<T>::fields;
};
template <class T>
concept has_check = requires(const T& value) {
  Form<T>::holds(value);
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

// Stands for any field of an aggregate, to count them.
struct AnyField {
  template <class T>
  requires(!is_optional<T>) operator T() const;
};

template <class T, class... Fields>
constexpr std::size_t field_count() {
  if constexpr (requires { T{Fields{}..., AnyField{}}; }) {
    return field_count<T, Fields..., AnyField>();
  } else {
    return sizeof...(Fields);
  }
}

// A field that was added to a struct and forgotten here would be lost with every restart.
// Form<T>::written_apart, where there is one, counts those that Stored<T> writes by itself.
template <class T>
constexpr bool names_every_field() {
  constexpr std::size_t named = std::tuple_size_v<std::remove_cv_t<decltype(Form<T>::fields)>>;
  if constexpr (requires { Form<T>::written_apart; }) {
    return named + Form<T>::written_apart == field_count<T>();
  } else {
    return named == field_count<T>();
  }
}

template <class T, class Each>
constexpr void for_each_field(Each each) {
  std::apply([&](const auto&... field) { (each(field), ...); }, Form<T>::fields);
}

// Into the object that the line ends in. A name needs no escapes.
template <class T>
void write_field(std::string& line, std::string_view name, const T& value) {
  if constexpr (is_optional<T>) {
    if (value) write_field(line, name, *value);
  } else {
    line += line.back() == '{' ? "\"" : ",\"";
    line += name;
    line += "\":";
    Stored<T>::write(line, value);
  }
}

inline MaybeFault inside(std::string_view name, MaybeFault fault) {
  if (!fault) return fault;
  const bool joins = fault->where.empty() || fault->where.front() == '[';
  fault->where = std::string(name) + (joins ? "" : ".") + fault->where;
  return fault;
}

template <class T>
MaybeFault read_field(const Json& object, std::string_view name, T& value) {
  const auto found = object.find(name);
  if constexpr (is_optional<T>) {
    if (found == object.end()) return std::nullopt;
    return inside(name, Stored<typename T::value_type>::read(*found, value.emplace()));
  } else {
    if (found == object.end()) return Fault{std::string(name), "is missing"};
    return inside(name, Stored<T>::read(*found, value));
  }
}

template <has_form T>
void write_fields(std::string& line, const T& value) {
  static_assert(names_every_field<T>(), "a field has no place in the log");
  for_each_field<T>([&](const auto& field) { write_field(line, field.name, value.*field.member); });
}

// `object` must be an object.
template <has_form T>
MaybeFault read_fields(const Json& object, T& value) {
  MaybeFault fault;
  for_each_field<T>([&](const auto& field) {
    if (!fault) fault = read_field(object, field.name, value.*field.member);
  });
  if constexpr (has_check<T>) {
    if (!fault && !Form<T>::holds(value)) fault = Fault{"", "has fields that do not fit together"};
  }
  return fault;
}

template <has_form T>
struct Stored<T> {
  static void write(std::string& line, const T& value) {
    line += '{';
    write_fields(line, value);
    line += '}';
  }
  static MaybeFault read(const Json& stored, T& value) {
    if (!stored.is_object()) return should_be("an object");
    return read_fields(stored, value);
  }
};

template <class T>
struct Stored<std::vector<T>> {
  static void write(std::string& line, const std::vector<T>& values) {
    line += '[';
    for (const T& value : values) {
      if (line.back() != '[') line += ',';
      Stored<T>::write(line, value);
    }
    line += ']';
  }
  static MaybeFault read(const Json& stored, std::vector<T>& values) {
    if (!stored.is_array()) return should_be("a list");
    values.clear();
    for (const Json& one : stored) {
      auto fault = Stored<T>::read(one, values.emplace_back());
      if (fault) return inside("[" + std::to_string(values.size() - 1) + "]", std::move(fault));
    }
    return std::nullopt;
  }
};

template <class Choice>
struct KindsOf;
template <class... Alternatives>
struct KindsOf<std::variant<Alternatives...>> : core::Kinds<Alternatives...> {};
template <class List>
struct KindsOf<core::Choice<List>> : List {};

// A closed choice of structs stands in its owner's object: a word for the kind, then its fields.
template <class Choice>
struct StoredChoice {
  using Reader = MaybeFault (*)(const Json&, Choice&);
  struct Kind {
    std::string_view word;
    Reader read;
  };

  template <class T>
  static MaybeFault read_one(const Json& object, Choice& choice) {
    T value{};
    auto fault = read_fields(object, value);
    if (!fault) choice = std::move(value);
    return fault;
  }

  static constexpr auto kinds = [] {
    std::array<Kind, KindsOf<Choice>::size> all{};
    auto next = all.begin();
    KindsOf<Choice>::each([&]<class T>(std::type_identity<T>) {
      *next++ = {Form<T>::kind, &read_one<T>};
    });
    return all;
  }();

  static std::string_view word_of(const Choice& choice) { return kinds[choice.index()].word; }

  static void write(std::string& line, const Choice& choice) {
    visit([&](const auto& value) { write_fields(line, value); }, choice);
  }

  // Null: no such kind.
  static Reader reader_of(std::string_view word) {
    for (const Kind& kind : kinds) {
      if (kind.word == word) return kind.read;
    }
    return nullptr;
  }

  // True when no two alternatives have one word.
  static constexpr bool words_differ() {
    for (std::size_t one = 0; one < kinds.size(); ++one) {
      for (std::size_t other = one + 1; other < kinds.size(); ++other) {
        if (kinds[one].word == kinds[other].word) return false;
      }
    }
    return true;
  }
};

}  // namespace chats::store
