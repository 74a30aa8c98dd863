// A request and its answer as the application sees them: whole, in std types. The connection has
// checked every limit before the application is asked, and adds the standing security headers.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chats::net {

using HttpFields = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method = {};
  std::string target = {};          // as sent: path and query
  std::string host = {};            // the Host field, exactly one in HTTP/1.1
  std::string remote_address = {};  // the person's: what a trusted proxy forwards, or the peer's
  bool secure = false;              // over TLS, ours or that of a trusted proxy
  HttpFields headers = {};          // in order, repeated ones too
  std::string body = {};
};

struct HttpResponse {
  unsigned status = 200;
  HttpFields headers = {};  // one of the standing names replaces the standing value
  std::shared_ptr<const std::string> body = {};  // shared: a file is kept once for all who get it
};

// The value of the first field of that name (any case).
std::optional<std::string_view> field(const HttpFields& fields, std::string_view name);

// The target up to its query.
std::string_view path_of(const HttpRequest& request);

// A short plain text answer that nobody may store.
HttpResponse plain_answer(unsigned status, std::string_view sentence);

class HttpApp {
 public:
  virtual ~HttpApp() = default;
  // Called on the connection's loop. `reply` may be called once, from any thread, as long as the
  // loops live; a second call is ignored.
  virtual void answer(HttpRequest request, std::function<void(HttpResponse)> reply) = 0;
};

}  // namespace chats::net
