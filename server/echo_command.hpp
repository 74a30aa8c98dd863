// `chats-server echo`: WebSockets alone, as the server has them, and every message goes back.
#pragma once

#include <string>

namespace chats::commands {

struct EchoFlags {
  std::string listen = "127.0.0.1:9001";
  std::string certificate, key;  // none: plain
};

// Until a signal says stop. Throws std::runtime_error with one sentence for what stands in the way.
int echo(const EchoFlags& flags);

}  // namespace chats::commands
