// Everything that is asked over HTTP: the client's pages and files, the operator's API, and
// whether the server is well.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "server/net/http.hpp"
#include "server/net/office.hpp"
#include "server/net/static_files.hpp"
#include "server/program/api.hpp"
#include "server/program/operator_key.hpp"
#include "server/program/readiness.hpp"

namespace chats::net {

// All of it outlives the site.
struct SiteParts {
  const StaticFiles* files = nullptr;  // none: there is no client here
  program::Api& api;
  const program::OperatorKey& key;
  program::Readiness& readiness;
  Office& office;
};

class Site final : public HttpApp {
 public:
  explicit Site(SiteParts parts) : parts_(parts) {}

  void answer(HttpRequest request, std::function<void(HttpResponse)> reply) override;

 private:
  using Reply = std::function<void(HttpResponse)>;

  void answer_api(HttpRequest request, const Reply& reply);
  void answer_ready(const Reply& reply);
  HttpResponse page(const HttpRequest& request) const;

  SiteParts parts_;
};

}  // namespace chats::net
