// Every method a client may call, with what reads its params: one table.
#pragma once

#include <span>
#include <string_view>

#include "protocol/params.hpp"
#include "protocol/wish.hpp"

namespace chats::protocol {

struct Method {
  std::string_view name;
  Wish (*decode)(Params& params);
};

// Sorted by name.
std::span<const Method> methods();

// Null: unknown.
const Method* find_method(std::string_view name);

}  // namespace chats::protocol
