// Lambdas side by side, one for each alternative of a variant; a forgotten one does not compile.
#pragma once

namespace chats::core {

template <class... Fs>
struct match : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
match(Fs...) -> match<Fs...>;

}  // namespace chats::core
