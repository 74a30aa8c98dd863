// Everything that is asked over HTTP: the client's pages and files, the operator's API, what is
// held about who asks, and whether the server is well.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

#include "server/net/http.hpp"
#include "server/net/office.hpp"
#include "server/net/static_files.hpp"
#include "server/program/api.hpp"
#include "server/program/operator_key.hpp"
#include "server/program/readiness.hpp"
#include "server/program/receipts.hpp"

namespace chats::net {

// All of it outlives the site.
struct SiteParts {
  const StaticFiles* files = nullptr;  // none: there is no client here
  program::Api& api;
  const program::OperatorKey& key;
  program::Readiness& readiness;
  Office& office;
  program::Receipts& receipts;
  // Calls once that time has passed, on some loop. Any thread.
  std::function<void(std::chrono::milliseconds, std::function<void()>)> later;
};

class Site final : public HttpApp {
 public:
  explicit Site(SiteParts parts) : parts_(std::move(parts)) {}

  // Of closed sessions, at once: whoever asks for receipts keeps the operator from nothing.
  static constexpr int receipts_waiting_max = 8;

  void answer(HttpRequest request, std::function<void(HttpResponse)> reply) override;

 private:
  using Reply = std::function<void(HttpResponse)>;

  void answer_api(HttpRequest request, const Reply& reply);
  void answer_ready(const Reply& reply);
  void answer_receipt(const HttpRequest& request, const Reply& reply);
  void ask_for_closed(bool erases, program::Receipts::Asked asked,
                      program::Receipts::Answered answered);
  HttpResponse page(const HttpRequest& request) const;

  SiteParts parts_;
  std::atomic<int> receipts_waiting_{0};
};

}  // namespace chats::net
