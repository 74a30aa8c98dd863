#include "server/core/choice.hpp"

#include "server/core/command.hpp"
#include "server/core/event.hpp"

namespace chats::core {

template class Choice<EventKinds>;
template class Choice<CommandKinds>;

}  // namespace chats::core
