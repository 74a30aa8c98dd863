// Reads HTTP/1 requests out of bytes and refuses what is malformed or too big before it is kept:
// the head by its size and number of fields, the body by its announced length or, when it comes in
// chunks, before each chunk. No socket and no clock; std only, with Beast's parser behind it.
//
// One request at a time: take bytes until `complete` or `refused`, fetch the request, call next().
#pragma once

#include <memory>
#include <string_view>

#include "server/net/http.hpp"
#include "server/net/limits.hpp"

namespace chats::net {

class RequestReader {
 public:
  enum class Progress {
    nothing,    // between two requests, no byte has come
    head,       // some of the head is there
    body,       // the head is whole, its body is not
    complete,   // fetch it with request()
    refused,    // answer with refusal() and close
  };

  explicit RequestReader(const NetLimits& limits);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  Progress take(std::string_view bytes);
  // Ends this request and goes on with what was already read behind it.
  Progress next();

  Progress progress() const { return progress_; }
  unsigned refusal() const { return refusal_; }
  // Of the head that was read: the body is awaited with "100 Continue".
  bool wants_continue() const;
  // Once complete; host, method, target, headers and body are filled.
  HttpRequest request();
  bool keep_alive() const;
  bool is_http_1_1() const;
  // Bytes behind the complete request.
  bool more_was_sent() const;

 private:
  struct Parts;
  Progress parse();
  Progress parse_head();
  Progress parse_body();
  Progress check_head();
  Progress refuse(unsigned status);

  const NetLimits& limits_;
  std::unique_ptr<Parts> parts_;  // none between requests: an idle connection is small
  Progress progress_ = Progress::nothing;
  unsigned refusal_ = 0;
};

}  // namespace chats::net
