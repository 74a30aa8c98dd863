#include "server/net/site.hpp"

#include <array>

namespace chats::net {

namespace {

// For people who followed a wrong address; it loads nothing, so it works without the client.
constexpr std::string_view lost_page = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Nothing here</title>
<main>
<h1>There is nothing at this address.</h1>
<p>You have done nothing wrong. If you meant to join a chat, open the whole link from your
invitation again: it ends with a # and some letters, and all of it is needed.</p>
</main>
</html>
)";

constexpr std::string_view bare_page = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Chats for Change</title>
<main>
<h1>Chats for Change</h1>
<p>The server is running, without the web client: it was started without --web.</p>
</main>
</html>
)";

HttpResponse html_answer(unsigned status, std::string_view text) {
  return {.status = status,
          .headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}},
          .body = std::make_shared<const std::string>(text)};
}

HttpResponse http_answer(program::ApiAnswer answer) {
  HttpResponse response{.status = answer.status,
                        .headers = std::move(answer.headers),
                        .body = nullptr};
  if (!answer.body.empty()) {
    response.body = std::make_shared<const std::string>(std::move(answer.body));
  }
  return response;
}

bool reads(const HttpRequest& request) {
  return request.method == "GET" || request.method == "HEAD";
}

HttpResponse only_read() {
  auto answer = plain_answer(405, "This can only be read.");
  answer.headers.emplace_back("Allow", "GET, HEAD");
  return answer;
}

// The file that a page's address stands for.
std::string_view file_of(std::string_view path) {
  if (path == "/") return "/index.html";
  if (path == "/join") return "/join.html";
  return path;
}

}  // namespace

void Site::answer(HttpRequest request, Reply reply) {
  const auto path = path_of(request);
  if (path == "/api" || path.starts_with("/api/")) return answer_api(std::move(request), reply);
  const bool asks_health = path == "/healthz" || path == "/readyz";
  if (asks_health && !reads(request)) return reply(only_read());
  if (path == "/healthz") return reply(plain_answer(200, "alive"));
  if (path == "/readyz") return answer_ready(reply);
  reply(page(request));
}

HttpResponse Site::page(const HttpRequest& request) const {
  const auto path = path_of(request);
  const auto file = file_of(path);
  if (parts_.files != nullptr) {
    if (auto answer = parts_.files->find(request, file)) return *std::move(answer);
  }
  if (file == path) return html_answer(404, lost_page);
  // A page of the client, which is not here.
  return reads(request) ? html_answer(200, bare_page) : only_read();
}

void Site::answer_api(HttpRequest request, const Reply& reply) {
  const auto authorization = field(request.headers, "Authorization");
  // Asked on the loop, so that only who has the key can keep the office busy.
  if (!authorization || !parts_.key.opens(*authorization)) {
    return reply(http_answer(program::unauthorized_answer()));
  }
  program::ApiRequest asked{.method = std::move(request.method),
                            .path = std::string(path_of(request)),
                            .content_type =
                                std::string(field(request.headers, "Content-Type").value_or("")),
                            .body = std::move(request.body)};
  const bool taken = parts_.office.ask([this, asked = std::move(asked), reply] {
    reply(http_answer(parts_.api.answer(asked)));
  });
  if (!taken) {
    reply(http_answer(program::problem_answer(
        {503, "Too busy", "Other requests of yours are still waiting; try again in a moment."})));
  }
}

void Site::answer_ready(const Reply& reply) {
  const auto tell = [reply](bool ready) {
    reply(ready ? plain_answer(200, "ready")
                : plain_answer(503, "not ready: stopping, or nothing can be saved"));
  };
  auto& readiness = parts_.readiness;
  if (!readiness.wants_probe()) return tell(readiness.is_ready());
  const bool taken = parts_.office.ask([&readiness, tell] {
    readiness.probe();
    tell(readiness.is_ready());
  });
  if (!taken) tell(false);
}

}  // namespace chats::net
