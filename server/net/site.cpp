#include "server/net/site.hpp"

#include <algorithm>

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

// Which session is asked about, from the query; empty: none.
std::string session_of(std::string_view target) {
  constexpr std::string_view name = "session=";
  auto rest = target.substr(std::min(target.size(), target.find('?')));
  while (!rest.empty()) {
    rest.remove_prefix(1);  // '?' or '&'
    const auto pair = rest.substr(0, rest.find('&'));
    if (pair.starts_with(name)) return std::string(pair.substr(name.size()));
    rest.remove_prefix(pair.size());
  }
  return {};
}

// As long as a wrong link takes, so that nothing is learnt by trying.
constexpr std::chrono::milliseconds nothing_held_after{1'000};

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
  if (path == "/receipt") return answer_receipt(request, reply);
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

// The key comes in a header: no secret stands in an address that servers and proxies write down.
void Site::answer_receipt(const HttpRequest& request, const Reply& reply) {
  const bool erases = request.method == "DELETE";
  if (!reads(request) && !erases) {
    auto answer = plain_answer(405, "This can be read, or deleted.");
    answer.headers.emplace_back("Allow", "DELETE, GET, HEAD");
    return reply(std::move(answer));
  }
  program::Receipts::Asked asked{session_of(request.target),
                                 std::string(field(request.headers, "Chats-Key").value_or(""))};
  const auto answered = [this, reply](program::ApiAnswer answer, bool found) {
    auto told = [reply, response = http_answer(std::move(answer))] { reply(response); };
    if (found) return told();
    parts_.later(nothing_held_after, std::move(told));
  };
  if (parts_.receipts.has_closed(asked.session))
    return ask_for_closed(erases, std::move(asked), answered);
  if (erases)
    return answered(program::problem_answer(
                        {409, "Not yet",
                         "While a session runs, its page is asked for this once it is closing."}),
                    false);
  if (!parts_.receipts.read_running(asked, answered))
    answered(program::Receipts::nothing_held(), false);
}

void Site::ask_for_closed(bool erases, program::Receipts::Asked asked,
                          program::Receipts::Answered answered) {
  const auto too_busy = [&] {
    answered(program::problem_answer({503, "Too busy", "Please try again in a moment."}), true);
  };
  if (receipts_waiting_.fetch_add(1) >= receipts_waiting_max) {
    --receipts_waiting_;
    return too_busy();
  }
  const bool taken = parts_.office.ask([this, erases, asked = std::move(asked), answered] {
    if (erases)
      parts_.receipts.erase_closed(asked, answered);
    else
      parts_.receipts.read_closed(asked, answered);
    --receipts_waiting_;
  });
  if (taken) return;
  --receipts_waiting_;
  too_busy();
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
